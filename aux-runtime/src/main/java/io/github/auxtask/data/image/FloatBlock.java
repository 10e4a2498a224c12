package io.github.auxtask.data.image;

import java.util.Arrays;

/** A dense array of floats with its shape, row-major: what becomes a tensor. */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record FloatBlock(long[] shape, float[] values) {
    /**
     * A block; the arrays are taken over, not copied.
     *
     * @param shape extents, outermost first
     * @param values as many as the product of the extents
     */
    public FloatBlock {
        long size = 1;
        for (long extent : shape) {
            size *= extent;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill " + Arrays.toString(shape));
        }
    }
}
