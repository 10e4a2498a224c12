package io.github.auxtask.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps that experiments spend their time in: {@code train(x, y, momenta, rate)}, forward, backward and SGD in place, gives the loss;
 * {@code gradient(x, y)}, in evaluation with normalisation folded into convolutions, gives the gradient by images [N, 3, 32, 32]; {@code
 * pgd(x, delta, y, epsilon, step)} gives the next perturbation within the L-infinity ball and the range [0, 1] of pixels.
 *
 * @param program with the three methods
 * @param trained names of the parameters that the momenta belong to, in their order
 */
record StepProgram(Program program, List<String> trained) {
    /**
     * Of a network with ten classes.
     *
     * @param device that it will run on
     */
    static StepProgram of(String network, Precision precision, NDManager manager, Device device) {
        Backbone backbone = Backbones.named(network, 10);
        List<String> trained = new ArrayList<>();
        Program program = Program.named(network)
                .method("train", Mode.TRAIN, precision, parameter -> true, graph -> {
                    Tensor logits =
                            backbone.apply(graph.input("x", -1, 3, 32, 32)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> gradients = loss.gradients(List.copyOf(behind.values()), false);
                    List<Tensor> stored = trained.stream().map(graph::stored).toList();
                    List<Tensor> buffers = graph.list("momenta", stored);
                    FusedOptimiser.sgd(graph, stored, gradients, buffers, graph.scalar("rate"), 0.9, 5e-4, false);
                    return List.of(loss);
                })
                .method("gradient", Mode.EVAL, precision, graph -> {
                    Tensor images = graph.input("x", -1, 3, 32, 32).leaf();
                    Tensor logits =
                            graph.foldingBatchNorm(() -> backbone.apply(images).logits());
                    return List.of(logits.crossEntropy(graph.labels("y")).gradient(images));
                })
                .method("pgd", Mode.EVAL, precision, graph -> {
                    Tensor clean = graph.input("x", -1, 3, 32, 32);
                    Tensor delta = graph.input("delta", -1, 3, 32, 32);
                    Tensor images = clean.add(delta).leaf();
                    Tensor logits =
                            graph.foldingBatchNorm(() -> backbone.apply(images).logits());
                    Tensor gradient = logits.crossEntropy(graph.labels("y")).gradient(images);
                    Tensor radius = graph.scalar("epsilon");
                    Tensor moved = delta.add(Ball.direction(Norm.LINF, gradient).mul(graph.scalar("step")));
                    Tensor kept = Ball.projected(Norm.LINF, moved, radius);
                    return List.of(clean.add(kept).clamp(0, 1).sub(clean));
                })
                .compile(manager, device);
        return new StepProgram(program, trained);
    }
}
