package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.GraphException;
import io.github.auxtask.graph.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compiles and runs a graph of three operations and compares its gradient: the d(sum of x squared) = 2x of school. */
final class GraphCheck {
    private static final String TOPIC = "graph";

    private GraphCheck() {}

    static DoctorFinding run(NDManager device) {
        try (NDManager manager = device.newSubManager();
                Program program = Program.named("doctor")
                        .method("gradient", Mode.EVAL, Precision.FP32, graph -> {
                            Tensor x = graph.input("x", -1).leaf();
                            return List.of(x.mul(x).sum().gradient(x));
                        })
                        .compile(manager);
                NetworkState nothing = new NetworkState(manager, program.parameters(), Map.of())) {
            NDArray x = manager.create(new float[] {1, -2, 3});
            NDList gradient = program.call("gradient", manager, nothing, x);
            float[] values = gradient.head().toFloatArray();
            return Arrays.equals(values, new float[] {2, -4, 6})
                    ? DoctorFinding.ok(TOPIC, "A graph was compiled and run, and its gradient is right.")
                    : DoctorFinding.missing(
                            TOPIC,
                            "The gradient of a sum of squares is wrong: " + Arrays.toString(values) + ".",
                            "choose other natives with -Daux.flavor");
        } catch (GraphException e) {
            return DoctorFinding.missing(
                    TOPIC, "No graph can be run: " + e.getMessage(), "choose other natives with -Daux.flavor");
        }
    }
}
