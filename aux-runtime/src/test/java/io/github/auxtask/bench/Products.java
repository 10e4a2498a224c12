package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a step is measured by: how many multiplications and additions a network needs and how many numbers it must at least move, and how
 * much of either this machine does in a plain product and a plain sum.
 */
final class Products {
    private static final int WIDTH = 1024;
    private static final int TRIES = 8;

    /** Far more than any cache: 256 MiB. */
    private static final long NUMBERS = 64L << 20;

    private static final double NANOS = 1e9;

    private Products() {}

    /**
     * What one image's forward pass needs.
     *
     * @param products multiplications with an addition each, in convolutions and linear layers
     * @param moved numbers that go into these layers and come out of them, weights not counted; what lies between two of them would be
     *     done on the way by a program that moves no more than it must
     */
    record Need(double products, double moved) {}

    /** See {@link Need}. */
    static Need forward(Backbone backbone) {
        Graph graph = new Graph(new Parameters(), Mode.EVAL, Precision.FP32, parameter -> false);
        Tensor last = backbone.apply(graph.input("x", -1, 3, 32, 32)).logits();
        double products = 0;
        double moved = 0;
        for (ScriptStatement statement : graph.statements()) {
            products += of(statement);
            moved += moved(statement);
        }
        if (last.shape().length != 2) {
            throw new IllegalStateException("a backbone gives scores");
        }
        return new Need(products, moved);
    }

    private static double moved(ScriptStatement statement) {
        return switch (statement.operator()) {
            case "torch.linear" -> shape(statement, 1)[0] + shape(statement, 1)[1];
            case "torch.conv2d" ->
                product(Arrays.copyOfRange(shape(statement, 0), 1, 4)) + places(statement) * shape(statement, 1)[0];
            default -> 0;
        };
    }

    private static double of(ScriptStatement statement) {
        return switch (statement.operator()) {
            case "torch.linear" -> product(shape(statement, 1));
            case "torch.conv2d" -> places(statement) * product(shape(statement, 1));
            default -> 0;
        };
    }

    /** Of a convolution's output. */
    private static double places(ScriptStatement convolution) {
        long[] image = shape(convolution, 0);
        long[] weight = shape(convolution, 1);
        long stride = numbers(convolution, 3)[0];
        long[] padding = numbers(convolution, 4);
        double places = 1;
        for (int i = 0; i < 2; i++) {
            places *= (image[2 + i] + 2 * padding[i] - weight[2 + i]) / stride + 1;
        }
        return places;
    }

    private static long[] shape(ScriptStatement statement, int argument) {
        return ((Tensor) Objects.requireNonNull(statement.arguments().get(argument))).shape();
    }

    private static long[] numbers(ScriptStatement statement, int argument) {
        return (long[]) Objects.requireNonNull(statement.arguments().get(argument));
    }

    private static double product(long[] shape) {
        double product = 1;
        for (long size : shape) {
            product *= size;
        }
        return product;
    }

    /** The most of them a second that a product of two matrices of 1024 x 1024 reaches here. */
    static double most(NDManager parent, Precision precision) {
        try (NDManager manager = parent.newSubManager();
                Program program = Program.named("product")
                        .method(
                                "product",
                                Mode.EVAL,
                                precision,
                                graph -> List.of(graph.input("x", -1, WIDTH).linear("p", WIDTH)))
                        .compile(manager)) {
            Map<String, float[]> values = new HashMap<>();
            program.parameters()
                    .state()
                    .forEach(spec -> values.put(spec.name(), new float[Math.toIntExact(spec.size())]));
            try (NetworkState state = new NetworkState(manager, program.parameters(), values);
                    NDArray x = manager.ones(new Shape(WIDTH, WIDTH))) {
                double best = 0;
                for (int i = 0; i < TRIES; i++) {
                    long start = System.nanoTime();
                    try (NDManager step = manager.newSubManager()) {
                        program.call("product", step, state, x).head().sum().getFloat();
                    }
                    best = Math.max(best, Math.pow(WIDTH, 3) / ((System.nanoTime() - start) / NANOS));
                }
                return best;
            }
        }
    }

    /** The most bytes a second that are read and written where 1 is added to numbers of which no cache holds many. */
    static double bandwidth(NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            NDArray numbers = manager.zeros(new Shape(NUMBERS));
            double best = 0;
            for (int i = 0; i < TRIES; i++) {
                long start = System.nanoTime();
                numbers.addi(1);
                numbers.getFloat(0);
                best = Math.max(best, 2.0 * Float.BYTES * NUMBERS / ((System.nanoTime() - start) / NANOS));
            }
            return best;
        }
    }
}
