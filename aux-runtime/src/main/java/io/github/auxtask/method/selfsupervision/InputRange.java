package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;

/** Between the network's inputs, 2v - 1, and the scale 0 to 1, on which the sheet describes inputs and targets; and what heads read. */
final class InputRange {
    private InputRange() {}

    /** On the scale 0 to 1. */
    static Tensor unit(Tensor inputs) {
        return inputs.times(0.5).plus(0.5);
    }

    /** What the network is given for a value on the scale 0 to 1. */
    static double input(double unit) {
        return 2 * unit - 1;
    }

    /** The 128 values of an image that all heads start from: the mean of every feature channel, [N, 128]. */
    static Tensor pooled(Backbone.Output output) {
        return output.features().globalAveragePool().flatten();
    }
}
