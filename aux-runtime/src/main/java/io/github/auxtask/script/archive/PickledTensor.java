package io.github.auxtask.script.archive;

import java.util.List;

/**
 * A tensor as the pickle describes it; its bytes lie in a file of their own.
 *
 * @param key of that file below {@code data} or {@code constants}
 * @param type of its elements
 * @param length of the storage, in elements
 * @param offset of the first element in the storage
 * @param shape its extents
 * @param strides in elements
 */
public record PickledTensor(
        String key, ElementType type, long length, long offset, List<Long> shape, List<Long> strides) {
    public PickledTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    /** Number of elements. */
    public long size() {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }
}
