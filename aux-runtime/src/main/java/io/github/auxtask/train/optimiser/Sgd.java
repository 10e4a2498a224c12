package io.github.auxtask.train.optimiser;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent as torch does it: the weight decay is added to the gradient, the gradient to the momentum buffer,
 * and the learning rate stays outside the buffer, so that it may change without disturbing it.
 *
 * @param momentum 0 or more
 * @param weightDecay of every trained parameter, biases and batch normalisation included, as torch's default
 * @param nesterov looks ahead by one momentum step
 */
public record Sgd(double momentum, double weightDecay, boolean nesterov) implements Optimiser {
    private static final Slot MOMENTUM = new Slot("momentum", false);

    @Override
    public List<Slot> slots() {
        return List.of(MOMENTUM);
    }

    @Override
    public void update(Graph graph, Map<String, Tensor> trained, List<Tensor> gradients, Tensor learningRate) {
        List<Tensor> momenta = graph.list(MOMENTUM.name(), List.copyOf(trained.values()));
        List<Tensor> stored = trained.keySet().stream().map(graph::stored).toList();
        FusedOptimiser.sgd(graph, stored, gradients, momenta, learningRate, momentum, weightDecay, nesterov);
    }
}
