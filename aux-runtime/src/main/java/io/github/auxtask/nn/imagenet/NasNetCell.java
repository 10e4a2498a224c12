package io.github.auxtask.nn.imagenet;

import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * The cells of NASNet-A (Zoph et al. 2018, figure 4): five sums of two branches each, on the map before the last and on the last one. A
 * branch is a depthwise separable convolution applied twice, a pooling, or nothing.
 *
 * <p>As in the published torch code, layers of stride 2 get a row and a column of zeros on top and on the left, and lose the first
 * row and column of their result, which is TensorFlow's padding on maps of even size.
 */
final class NasNetCell {
    private static final double EPSILON = 0.001;

    private NasNetCell() {}

    static Tensor batchNorm(Tensor x, String name) {
        return x.batchNorm(name, EPSILON);
    }

    /** The first stem cell, which has but one map to read and pads evenly. */
    static Tensor firstStem(Tensor x, int filters, int stride) {
        Tensor narrow = projected(x, "conv_1x1", filters);
        Tensor active = x.relu();
        Tensor pooled = narrow.maxPool(3, stride, 1);
        Tensor zero = separable(narrow.relu(), "comb_iter_0_left", filters, 5, stride)
                .add(separable(active, "comb_iter_0_right", filters, 7, stride));
        Tensor one = pooled.add(separable(active, "comb_iter_1_right", filters, 7, stride));
        Tensor two = mean(narrow, stride).add(separable(active, "comb_iter_2_right", filters, 5, stride));
        Tensor four = separable(zero.relu(), "comb_iter_4_left", filters, 3, 1).add(pooled);
        return Tensor.concat(List.of(one, two, mean(zero, 1).add(one), four), 1);
    }

    /** The second stem cell: a reduction of the first one's map and of the one before, which is halved where it is larger. */
    static Tensor secondStem(Tensor x, Tensor before, int filters, int stride) {
        Tensor left = projected(x, "conv_1x1", filters);
        return reduced(left, twoPaths(before, filters / 2, stride), filters);
    }

    /** A reduction cell: half the size. */
    static Tensor reduction(Tensor x, Tensor before, int filters) {
        Tensor right = projected(before, "conv_prev_1x1", filters);
        return reduced(projected(x, "conv_1x1", filters), right, filters);
    }

    private static Tensor reduced(Tensor left, Tensor right, int filters) {
        Tensor active = padded(right.relu());
        Tensor pooled = cut(padded(left).maxPool(3, 2, 1));
        Tensor zero = halved(padded(left.relu()), "comb_iter_0_left", filters, 5)
                .add(halved(active, "comb_iter_0_right", filters, 7));
        Tensor one = pooled.add(halved(active, "comb_iter_1_right", filters, 7));
        Tensor two = cut(mean(padded(left), 2)).add(halved(active, "comb_iter_2_right", filters, 5));
        Tensor four = separable(zero.relu(), "comb_iter_4_left", filters, 3, 1).add(pooled);
        return Tensor.concat(List.of(one, two, mean(zero, 1).add(one), four), 1);
    }

    /** A normal cell whose map before the last is twice as large as the last. */
    static Tensor first(Tensor x, Tensor before, int filters) {
        Tensor right = projected(x, "conv_1x1", filters);
        return combined(twoPaths(before, filters / 2, 2), right, filters);
    }

    /** A normal cell. */
    static Tensor normal(Tensor x, Tensor before, int filters) {
        Tensor left = projected(before, "conv_prev_1x1", filters);
        return combined(left, projected(x, "conv_1x1", filters), filters);
    }

    private static Tensor combined(Tensor left, Tensor right, int filters) {
        Tensor activeLeft = left.relu();
        Tensor activeRight = right.relu();
        Tensor pooled = mean(left, 1);
        Tensor zero = separable(activeRight, "comb_iter_0_left", filters, 5, 1)
                .add(separable(activeLeft, "comb_iter_0_right", filters, 3, 1));
        Tensor one = separable(activeLeft, "comb_iter_1_left", filters, 5, 1)
                .add(separable(activeLeft, "comb_iter_1_right", filters, 3, 1));
        Tensor two = mean(right, 1).add(left);
        Tensor four = separable(activeRight, "comb_iter_4_left", filters, 3, 1).add(right);
        return Tensor.concat(List.of(left, zero, one, two, pooled.add(pooled), four), 1);
    }

    /** ReLU, 1x1 convolution and normalisation. */
    private static Tensor projected(Tensor x, String name, int filters) {
        Tensor active = x.relu();
        return active.in(name, t -> batchNorm(t.conv("conv", filters, 1), "bn"));
    }

    /** Every second pixel, and every second of the map moved up and to the left by one, each projected. */
    private static Tensor twoPaths(Tensor x, int filters, int stride) {
        Tensor active = x.relu();
        Tensor moved = cut(active.zeroPadded(0, 1, 0, 1));
        Tensor one = active.averagePool(1, stride, 0, false).conv("path_1.conv", filters, 1);
        Tensor two = moved.averagePool(1, stride, 0, false).conv("path_2.conv", filters, 1);
        return batchNorm(Tensor.concat(List.of(one, two), 1), "final_path_bn");
    }

    private static Tensor separable(Tensor active, String name, int filters, int kernel, int stride) {
        return twice(active, name, filters, kernel, stride, false);
    }

    private static Tensor halved(Tensor padded, String name, int filters, int kernel) {
        return twice(padded, name, filters, kernel, 2, true);
    }

    private static Tensor twice(Tensor active, String name, int filters, int kernel, int stride, boolean cut) {
        return active.in(name, t -> {
            Conv depthwise = Conv.of(t.size(1), kernel).stride(stride).groups(t.size(1));
            Tensor h = t.conv("separable_1.depthwise_conv2d", depthwise);
            h = (cut ? cut(h) : h).conv("separable_1.pointwise_conv2d", filters, 1);
            h = batchNorm(h, "bn_sep_1").relu();
            h = h.conv("separable_2.depthwise_conv2d", Conv.of(filters, kernel).groups(filters));
            return batchNorm(h.conv("separable_2.pointwise_conv2d", filters, 1), "bn_sep_2");
        });
    }

    private static Tensor mean(Tensor x, int stride) {
        return x.averagePool(3, stride, 1, false);
    }

    private static Tensor padded(Tensor x) {
        return x.zeroPadded(1, 0, 1, 0);
    }

    private static Tensor cut(Tensor x) {
        return x.slice(2, 1, x.size(2)).slice(3, 1, x.size(3));
    }
}
