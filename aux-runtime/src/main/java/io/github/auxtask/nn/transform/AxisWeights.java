package io.github.auxtask.nn.transform;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;

/**
 * Linear maps along the two axes of images, as matrices: resampling and blur are two products of matrices, whose way back is
 * deterministic, and may differ from image to image. M is N, or 1 where all images have the same map.
 */
final class AxisWeights {
    private static final double HALF = 0.5;

    private AxisWeights() {}

    /**
     * Applies a map to the rows and one to the columns.
     *
     * @param images float32 [N, C, H, W]
     * @param down [M, h, H]
     * @param across [M, w, W]
     * @return [N, C, h, w]
     */
    static Tensor apply(Tensor images, Tensor down, Tensor across) {
        long channels = images.size(1);
        long rows = images.size(2);
        Tensor wide = images.reshape(-1, channels * rows, images.size(3))
                .matmul(shared(across) ? plain(across).transposed(0, 1) : across.transposed(1, 2))
                .reshape(-1, channels, rows, across.size(1));
        return (shared(down) ? plain(down) : down.unsqueeze(1)).matmul(wide);
    }

    /** Two dimensions are one large product instead of many small ones. */
    private static boolean shared(Tensor weights) {
        return weights.size(0) == 1;
    }

    private static Tensor plain(Tensor weights) {
        return weights.reshape(weights.size(1), weights.size(2));
    }

    /**
     * Bilinear interpolation of a part of an axis: output position i lies at c = start + (i + 1/2) extent/out, and input position j has
     * the weight max(0, s - |j + 1/2 - c|), normalised to the sum 1; s = max(1, extent/out) with antialiasing, else 1.
     *
     * @param start first input position of the part, [M, 1, 1]
     * @param extent number of its positions, [M, 1, 1]
     * @param in number of all input positions
     * @param out number of output positions
     * @return [M, out, in]
     */
    static Tensor bilinear(Tensor start, Tensor extent, long in, long out, boolean antialias) {
        Tensor steps = start.counting(out).plus(HALF).reshape(1, out, 1);
        Tensor positions = start.counting(in).reshape(1, 1, in);
        // c is large and what decides is its fraction, so it is split in double.
        Tensor scale = extent.to(DType.FLOAT64).over((double) out);
        Tensor centre = steps.to(DType.FLOAT64).mul(scale).add(start.to(DType.FLOAT64));
        Tensor whole = centre.floor();
        Tensor fraction = centre.sub(whole).to(DType.FLOAT32);
        Tensor distance =
                positions.sub(whole.to(DType.FLOAT32)).sub(fraction.plus(-HALF)).abs();
        Tensor one = start.constant(1);
        Tensor reach = antialias ? scale.to(DType.FLOAT32).maximum(one) : one;
        Tensor weights = reach.sub(distance).maximum(start.constant(0)).mul(within(positions, start, extent));
        return weights.div(weights.sum(2));
    }

    /** 1 at the positions of a part and 0 elsewhere, float32 [M, 1, in]. */
    private static Tensor within(Tensor positions, Tensor start, Tensor extent) {
        Tensor fromStart = positions.sub(start).plus(HALF);
        return positive(fromStart.minimum(extent.sub(fromStart)));
    }

    /**
     * Convolution with a Gaussian of 2 radius + 1 taps, normalised; beyond the border the image is mirrored without its edge pixel.
     *
     * @param sigma standard deviation in pixels, [M, 1, 1]
     * @param length number of positions, more than the radius
     * @return [M, length, length]
     */
    static Tensor gaussian(Tensor sigma, long length, int radius) {
        Tensor to = sigma.counting(length).reshape(1, length, 1);
        Tensor from = sigma.counting(length).reshape(1, 1, length);
        Tensor direct = kernel(to.sub(from), sigma, radius);
        // Position j also stands for -j and for 2 (length - 1) - j, unless it is the edge itself.
        Tensor before = kernel(to.add(from), sigma, radius).mul(positive(from));
        Tensor toLast = to.times(-1).plus(length - 1.0);
        Tensor fromLast = from.times(-1).plus(length - 1.0);
        Tensor after = kernel(toLast.add(fromLast), sigma, radius).mul(positive(fromLast));
        Tensor weights = direct.add(before).add(after);
        return weights.div(weights.sum(2));
    }

    private static Tensor kernel(Tensor distance, Tensor sigma, int radius) {
        Tensor scaled = distance.div(sigma);
        Tensor reached = positive(distance.abs().times(-1).plus(radius + HALF));
        return scaled.mul(scaled).times(-HALF).exp().mul(reached);
    }

    /** 1 where a value is above 0, and 0 elsewhere. */
    private static Tensor positive(Tensor values) {
        return values.greaterThan(values.constant(0)).to(DType.FLOAT32);
    }
}
