package io.github.auxtask.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ResNet-8 learning eight images of 16 x 16 pixels by heart, a step a call. */
final class TinyTraining implements AutoCloseable {
    private static final int IMAGES = 8;
    private static final int SIZE = 16;

    private final NDManager manager;
    private final Program program;
    private final NetworkState state;
    private final NDList momenta;
    private final NDArray x;
    private final NDArray y;
    private final List<String> trained = new ArrayList<>();

    TinyTraining(NDManager manager, Precision precision) {
        this.manager = manager;
        ResNet8 network = new ResNet8(IMAGES);
        program = Program.named("tiny")
                .method("step", Mode.TRAIN, precision, parameter -> true, graph -> {
                    Tensor logits =
                            network.apply(graph.input("x", -1, 3, SIZE, SIZE)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> stored = trained.stream().map(graph::stored).toList();
                    List<Tensor> gradients = loss.gradients(List.copyOf(behind.values()), false);
                    List<Tensor> buffers = graph.list("momenta", stored);
                    FusedOptimiser.sgd(graph, stored, gradients, buffers, graph.scalar("rate"), 0.9, 0, false);
                    return List.of(loss);
                })
                .method("gradients", Mode.TRAIN, precision, parameter -> true, graph -> {
                    Tensor logits =
                            network.apply(graph.input("x", -1, 3, SIZE, SIZE)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    return loss.gradients(
                            List.copyOf(graph.trainableBehind(loss).values()), false);
                })
                .method(
                        "logits",
                        Mode.EVAL,
                        precision,
                        graph -> List.of(network.apply(graph.input("x", -1, 3, SIZE, SIZE))
                                .logits()))
                .compile(manager);
        state = new NetworkState(
                manager, program.parameters(), Initialisation.torchDefaults().values(program.parameters(), 1));
        momenta = state.zerosLike(trained, manager);
        Typed typed = new Typed(manager, DataType.FLOAT32);
        x = typed.array(new FormulaWeights(1).images(IMAGES * 3 * SIZE * SIZE), IMAGES, 3, SIZE, SIZE);
        y = typed.labels(new double[] {0, 1, 2, 3, 4, 5, 6, 7});
    }

    /** The loss before the step. */
    double step(double rate) {
        try (NDManager step = manager.newSubManager()) {
            return program.call("step", step, state, x, y, momenta, step.create((float) rate))
                    .head()
                    .getFloat();
        }
    }

    /** All gradients after one another. */
    double[] gradients() {
        try (NDManager step = manager.newSubManager()) {
            List<double[]> parts = new ArrayList<>();
            program.call("gradients", step, state, x, y).forEach(part -> parts.add(Typed.doubles(part)));
            return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        }
    }

    /** All trained parameters after one another, in the gradients' order. */
    double[] parameters() {
        List<double[]> parts = new ArrayList<>();
        for (String name : trained) {
            float[] values = state.get(name);
            double[] part = new double[values.length];
            for (int i = 0; i < part.length; i++) {
                part[i] = values[i];
            }
            parts.add(part);
        }
        return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    /** The logits of all images. */
    double[] logits() {
        try (NDManager step = manager.newSubManager()) {
            return Typed.doubles(program.call("logits", step, state, x).head());
        }
    }

    Program program() {
        return program;
    }

    NetworkState state() {
        return state;
    }

    @Override
    public void close() {
        state.close();
        program.close();
    }
}
