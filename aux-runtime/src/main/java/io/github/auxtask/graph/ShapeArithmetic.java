package io.github.auxtask.graph;

import java.util.Arrays;
import java.util.List;

/** Shape arithmetic with -1, or any negative extent, for the unknown batch dimension. */
public final class ShapeArithmetic {
    private ShapeArithmetic() {}

    /**
     * Of a result that is computed element by element.
     *
     * @throws IllegalArgumentException if the shapes do not fit together
     */
    public static long[] broadcast(long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] result = new long[rank];
        for (int i = 0; i < rank; i++) {
            long x = i < rank - a.length ? 1 : a[i - rank + a.length];
            long y = i < rank - b.length ? 1 : b[i - rank + b.length];
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException(
                        "shapes " + Arrays.toString(a) + " and " + Arrays.toString(b) + " do not fit together");
            }
            result[i] = x == 1 ? y : x;
        }
        return result;
    }

    /**
     * Of the matrix product of two shapes.
     *
     * @throws IllegalArgumentException if they cannot be multiplied
     */
    public static long[] product(long[] a, long[] b) {
        if (a.length < 2 || b.length < 2 || a[a.length - 1] != b[b.length - 2]) {
            throw new IllegalArgumentException(
                    "matrices " + Arrays.toString(a) + " and " + Arrays.toString(b) + " cannot be multiplied");
        }
        long[] before = broadcast(Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
        long[] result = Arrays.copyOf(before, before.length + 2);
        result[before.length] = a[a.length - 2];
        result[before.length + 1] = b[b.length - 1];
        return result;
    }

    static long[] reduced(long[] shape, long[] dimensions) {
        long[] result = shape.clone();
        for (long dimension : dimensions) {
            result[(int) dimension] = 1;
        }
        return result;
    }

    static long[] without(long[] shape, int dimension) {
        long[] result = new long[shape.length - 1];
        for (int i = 0, j = 0; i < shape.length; i++) {
            if (i != dimension) {
                result[j++] = shape[i];
            }
        }
        return result;
    }

    static long[] with(long[] shape, int dimension) {
        long[] result = new long[shape.length + 1];
        for (int i = 0, j = 0; i < result.length; i++) {
            result[i] = i == dimension ? 1 : shape[j++];
        }
        return result;
    }

    static long[] rows(long[] shape, long start, long end) {
        long[] result = shape.clone();
        result[0] = end - start;
        return result;
    }

    static long rest(long[] shape) {
        long product = 1;
        for (int i = 1; i < shape.length; i++) {
            product *= shape[i];
        }
        return product;
    }

    static long[] concat(List<Tensor> parts, int dimension) {
        long[] result = parts.get(0).shape();
        long sum = 0;
        for (Tensor part : parts) {
            long size = part.size(dimension);
            sum = size < 0 || sum < 0 ? -1 : sum + size;
        }
        result[dimension] = sum;
        return result;
    }

    /** Output length of a convolution or pooling window. */
    static long window(long size, long kernel, long stride, long padding) {
        return (size + 2 * padding - kernel) / stride + 1;
    }
}
