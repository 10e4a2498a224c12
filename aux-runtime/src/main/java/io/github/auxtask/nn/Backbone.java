package io.github.auxtask.nn;

import io.github.auxtask.graph.Tensor;
import java.util.function.Predicate;

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
     * The same network, in which some batch normalisations use their running statistics and leave them alone, in training too.
     *
     * @param layers by their full names, as in {@code layer1.0.bn1}
     */
    default Backbone fixingStatistics(Predicate<String> layers) {
        return x -> x.graph().fixingStatistics(layers, () -> apply(x));
    }

    /**
     * What a backbone gives.
     *
     * @param features [N, C, h, w], after the last activation and before pooling
     * @param logits [N, classes]
     */
    record Output(Tensor features, Tensor logits) {}
}
