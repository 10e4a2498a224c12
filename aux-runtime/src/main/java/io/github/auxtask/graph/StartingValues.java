package io.github.auxtask.graph;

/**
 * What a network's tensors start from. They are asked for one after another and go straight to the device, so that a large
 * network is never held twice.
 */
@FunctionalInterface
public interface StartingValues {
    /**
     * Gives all values of one tensor.
     *
     * @param spec its name, shape and kind
     * @param sink takes as many values as the shape has
     */
    void fill(ParameterSpec spec, ValueSink sink);
}
