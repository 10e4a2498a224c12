package io.github.auxtask.nn;

import io.github.auxtask.graph.Tensor;

/**
 * An image classifier that also shows the feature map its decision is made from, which auxiliary heads read. It holds sizes
 * only; the parameters are in the graph under torch's names, below the scope it is applied in.
 */
@FunctionalInterface
public interface Backbone {
    /**
     * The network.
     *
     * @param x images [N, 3, H, W], standardised
     */
    Output apply(Tensor x);

    /**
     * What a backbone gives.
     *
     * @param features [N, C, h, w], after the last activation and before pooling
     * @param logits [N, classes]
     */
    record Output(Tensor features, Tensor logits) {}
}
