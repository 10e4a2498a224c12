package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bound of a step: how many multiplications and additions a network needs, and how many this machine can do. */
final class Products {
    private static final int WIDTH = 1024;
    private static final int TRIES = 8;
    private static final double NANOS = 1e9;

    private Products() {}

    /** Multiplications with an addition each, of one image's forward pass, in convolutions and linear layers. */
    static double forward(Backbone backbone) {
        Graph graph = new Graph(new Parameters(), Mode.EVAL, Precision.FP32, parameter -> false);
        Tensor last = backbone.apply(graph.input("x", -1, 3, 32, 32)).logits();
        double sum = 0;
        for (ScriptStatement statement : graph.statements()) {
            sum += of(statement);
        }
        if (last.shape().length != 2) {
            throw new IllegalStateException("a backbone gives scores");
        }
        return sum;
    }

    private static double of(ScriptStatement statement) {
        switch (statement.operator()) {
            case "torch.linear":
                return product(((Tensor) statement.arguments().get(1)).shape());
            case "torch.conv2d": {
                long[] image = ((Tensor) statement.arguments().get(0)).shape();
                long[] weight = ((Tensor) statement.arguments().get(1)).shape();
                long stride = ((long[]) statement.arguments().get(3))[0];
                long[] padding = (long[]) statement.arguments().get(4);
                double places = 1;
                for (int i = 0; i < 2; i++) {
                    places *= (image[2 + i] + 2 * padding[i] - weight[2 + i]) / stride + 1;
                }
                return places * product(weight);
            }
            default:
                return 0;
        }
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
            program.parameters().state().forEach(spec -> values.put(spec.name(), new float[(int) spec.size()]));
            try (NetworkState state = new NetworkState(manager, program.parameters(), values);
                    NDArray x = manager.ones(new ai.djl.ndarray.types.Shape(WIDTH, WIDTH))) {
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
}
