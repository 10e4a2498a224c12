package io.github.auxtask.script.follow;

import io.github.auxtask.graph.ShapeArithmetic;
import java.util.Arrays;
import java.util.List;

/**
 * Arithmetic with shapes. An extent of 0 or more is known; a negative one, -k, is k times the number of images, whatever that is.
 */
final class Extents {
    private Extents() {}

    static long[] broadcast(long[] a, long[] b) {
        try {
            return ShapeArithmetic.broadcast(a, b);
        } catch (IllegalArgumentException e) {
            throw notFollowed("shapes " + text(a) + " and " + text(b) + " do not fit together", e);
        }
    }

    static long[] product(long[] a, long[] b) {
        try {
            return ShapeArithmetic.product(a, b);
        } catch (IllegalArgumentException e) {
            throw notFollowed("matrices " + text(a) + " and " + text(b) + " cannot be multiplied", e);
        }
    }

    private static NotFollowedException notFollowed(String problem, IllegalArgumentException cause) {
        NotFollowedException explained = new NotFollowedException(problem);
        explained.initCause(cause);
        return explained;
    }

    /** A dimension counted from the front. */
    static int dimension(long dimension, int rank) {
        long counted = dimension < 0 ? dimension + rank : dimension;
        if (counted < 0 || counted >= Math.max(1, rank)) {
            throw new NotFollowedException("there is no dimension " + dimension + " among " + rank);
        }
        return (int) counted;
    }

    /** The number of elements; negative if it is a multiple of the number of images. */
    static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            size = times(size, extent);
        }
        return size;
    }

    static long times(long a, long b) {
        if (a < 0 && b < 0) {
            throw new NotFollowedException("a size depends on the square of the number of images");
        }
        return Math.multiplyExact(a, b);
    }

    /** What is asked for, with -1 and sizes of the batch worked out; sizes are {@code Long} or {@link ImageCount}. */
    static long[] reshaped(long[] shape, List<Object> asked) {
        long[] result = new long[asked.size()];
        int open = -1;
        long known = 1;
        for (int i = 0; i < result.length; i++) {
            Object size = asked.get(i);
            result[i] = size instanceof ImageCount batch ? -batch.times() : (Long) size;
            if (size instanceof Long && result[i] == -1) {
                open = i;
            } else {
                known = times(known, result[i]);
            }
        }
        long total = size(shape);
        if (open >= 0) {
            result[open] = divided(total, known, shape, asked);
        } else if (known != total) {
            throw new NotFollowedException("a tensor of shape " + text(shape) + " cannot have the shape " + asked
                    + " whatever the number of images");
        }
        return result;
    }

    private static long divided(long total, long known, long[] shape, List<Object> asked) {
        // The same sign says that the number of images cancels.
        boolean whole = known != 0 && total % known == 0 && !(total > 0 && known < 0);
        if (!whole) {
            throw new NotFollowedException("a tensor of shape " + text(shape) + " cannot have the shape " + asked
                    + " whatever the number of images");
        }
        return total / known;
    }

    static long window(long size, long kernel, long stride, long padding, long dilation, boolean up) {
        long span = size + 2 * padding - dilation * (kernel - 1) - 1;
        if (span < 0 || size < 0) {
            throw new NotFollowedException("a map of size " + size + " is smaller than a window of " + kernel
                    + ": the program was made for images of another size");
        }
        long count = (up ? span + stride - 1 : span) / stride + 1;
        return up && (count - 1) * stride >= size + padding ? count - 1 : count;
    }

    static long[] graphShape(long[] shape) {
        return Arrays.stream(shape).map(extent -> Math.max(extent, -1)).toArray();
    }

    /** For people: {@code [N, 3, 32, 32]}. */
    static String text(long[] shape) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(shape[i] >= 0 ? Long.toString(shape[i]) : shape[i] == -1 ? "N" : -shape[i] + " N");
        }
        return text.append(']').toString();
    }
}
