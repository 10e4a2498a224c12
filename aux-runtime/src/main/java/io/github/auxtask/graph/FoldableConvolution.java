package io.github.auxtask.graph;

import org.jspecify.annotations.Nullable;

/** A convolution that was just written, so that the batch normalisation behind it can be folded into it. */
final class FoldableConvolution {
    private final Tensor input;
    /** As they are stored, in float32. */
    private final Tensor weight;

    private final @Nullable Tensor bias;
    private final Conv conv;
    private final long[] shape;

    FoldableConvolution(Tensor input, Tensor weight, @Nullable Tensor bias, Conv conv, long[] shape) {
        this.input = input;
        this.weight = weight;
        this.bias = bias;
        this.conv = conv;
        this.shape = shape.clone();
    }

    Tensor write() {
        Tensor computed = input.graph().computed(weight);
        return input.graph()
                .emit(
                        "torch.conv2d",
                        computed.type(),
                        shape,
                        input,
                        computed,
                        bias == null ? null : input.graph().computed(bias),
                        pair(conv.stride()),
                        new long[] {conv.paddingHeight(), conv.paddingWidth()},
                        pair(1),
                        conv.groups());
    }

    /**
     * The convolution whose output is that of this one normalised by fixed statistics: {@code w' = w s}, {@code b' = beta + (b -
     * mean) s} with {@code s = gamma / sqrt(variance + epsilon)}, worked out in float32. Nothing uses the one first written then, and the traced method leaves it out.
     */
    Tensor normalised(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon) {
        Tensor scale = gamma.div(variance.plus(epsilon).sqrt());
        Tensor centre = bias == null ? mean.times(-1) : bias.sub(mean);
        Tensor scaled = weight.mul(scale.reshape(conv.width(), 1, 1, 1));
        return new FoldableConvolution(input, scaled, beta.add(centre.mul(scale)), conv, shape).write();
    }

    private static long[] pair(long value) {
        return new long[] {value, value};
    }
}
