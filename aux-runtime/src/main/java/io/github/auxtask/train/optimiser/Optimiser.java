package io.github.auxtask.train.optimiser;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A rule that turns gradients into an update of the parameters. It writes the update into a graph; the arrays that it
 * remembers between steps are kept by {@link io.github.auxtask.train.step.OptimiserState}.
 */
public interface Optimiser {
    /** What it remembers for every trained parameter, in the order in which {@link #update} declares them as arguments. */
    List<Slot> slots();

    /**
     * Writes one step into a graph. Declares a list argument for every slot.
     *
     * @param trained the parameters, by full name
     * @param gradients of the loss, in the order of the parameters
     * @param learningRate 0-dimensional
     */
    void update(Graph graph, Map<String, Tensor> trained, List<Tensor> gradients, Tensor learningRate);

    /**
     * An array per trained parameter, zero at the start.
     *
     * @param name part of the names in checkpoints
     * @param scalar true for a single number, false for the parameter's own shape
     */
    record Slot(String name, boolean scalar) {}
}
