package io.github.auxtask.train.optimiser;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) as torch does it: bias-corrected moments, epsilon outside the root, weight decay added
 * to the gradient.
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimiser {
    private static final Slot FIRST = new Slot("firstMoment", false);
    private static final Slot SECOND = new Slot("secondMoment", false);
    private static final Slot STEPS = new Slot("steps", true);

    /** Betas 0.9 and 0.999, epsilon 1e-8, no weight decay. */
    public static Adam defaults() {
        return new Adam(0.9, 0.999, 1e-8, 0);
    }

    @Override
    public List<Slot> slots() {
        return List.of(FIRST, SECOND, STEPS);
    }

    @Override
    public void update(Graph graph, Map<String, Tensor> trained, List<Tensor> gradients, Tensor learningRate) {
        List<Tensor> parameters = List.copyOf(trained.values());
        List<Tensor> first = graph.list(FIRST.name(), parameters);
        List<Tensor> second = graph.list(SECOND.name(), parameters);
        List<Tensor> steps = graph.list(STEPS.name(), Collections.nCopies(parameters.size(), learningRate));
        List<Tensor> stored = trained.keySet().stream().map(graph::stored).toList();
        FusedOptimiser.adam(
                graph, stored, gradients, first, second, steps, learningRate, beta1, beta2, epsilon, weightDecay);
    }
}
