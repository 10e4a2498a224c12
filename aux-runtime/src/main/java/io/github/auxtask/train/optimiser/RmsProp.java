package io.github.auxtask.train.optimiser;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import java.util.List;
import java.util.Map;

/**
 * RMSprop (Tieleman and Hinton 2012, lecture 6.5): the gradient over the root of a running mean of its squares, without centring and
 * momentum. Weight decay is added to the gradient, as in torch.
 *
 * @param smoothing share of the old mean, torch's {@code alpha} and Keras' {@code rho}
 * @param epsilon keeps the division finite
 * @param insideRoot whether epsilon is added to the mean square (Keras from version 3 on), or to its root (torch, Keras 2)
 * @param weightDecay of every trained parameter
 */
public record RmsProp(double smoothing, double epsilon, boolean insideRoot, double weightDecay) implements Optimiser {
    private static final Slot SQUARES = new Slot("meanSquare", false);

    /** As in torch: smoothing 0.99, epsilon 1e-8 outside the root. */
    public static RmsProp torch() {
        return new RmsProp(0.99, 1e-8, false, 0);
    }

    /** As in Keras 2, which DeepAugment's code is written for: smoothing 0.9, epsilon 1e-7 outside the root. */
    public static RmsProp keras() {
        return new RmsProp(0.9, 1e-7, false, 0);
    }

    @Override
    public List<Slot> slots() {
        return List.of(SQUARES);
    }

    @Override
    public void update(Graph graph, Map<String, Tensor> trained, List<Tensor> gradients, Tensor learningRate) {
        List<Tensor> squares = graph.list(SQUARES.name(), List.copyOf(trained.values()));
        List<Tensor> stored = trained.keySet().stream().map(graph::stored).toList();
        FusedOptimiser.rmsProp(
                graph, stored, gradients, squares, learningRate, smoothing, epsilon, insideRoot, weightDecay);
    }
}
