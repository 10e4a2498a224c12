package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.state.FusedOptimiser;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Typed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten updates with given gradients and changing learning rates, against torch's optimisers. */
class OptimiserFixtureTest {
    private static final String PARAMETER = "p";

    private final JsonNode fixture = Fixtures.read("optimisers.json");

    @ParameterizedTest
    @CsvSource({
        "sgd_momentum, 0.9, 5e-4, false, FLOAT32",
        "sgd_momentum, 0.9, 5e-4, false, FLOAT64",
        "sgd_nesterov, 0.9, 5e-4, true, FLOAT32",
        "sgd_nesterov, 0.9, 5e-4, true, FLOAT64",
        "sgd_momentum_wd4e-5, 0.9, 4e-5, false, FLOAT32",
        "sgd_plain, 0, 0, false, FLOAT32",
    })
    void stochasticGradientDescentIsTorchs(
            String name, double momentum, double weightDecay, boolean nesterov, DataType type) {
        int size = fixture.get("start").size();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("sgd")
                        .method("update", Mode.TRAIN, Precision.FP32, graph -> {
                            graph.declare(PARAMETER, ParameterKind.OTHER, size);
                            List<Tensor> stored = List.of(graph.stored(PARAMETER));
                            List<Tensor> gradients = graph.list("gradients", stored);
                            List<Tensor> momenta = graph.list("momenta", stored);
                            Tensor rate = graph.scalar("rate");
                            FusedOptimiser.sgd(
                                    graph, stored, gradients, momenta, rate, momentum, weightDecay, nesterov);
                            return List.of(rate);
                        })
                        .compile(manager)) {
            run(name, type, manager, program, new NDList(manager.zeros(new ai.djl.ndarray.types.Shape(size), type)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "adam, 0, FLOAT32",
        "adam, 0, FLOAT64",
        "adam_weight_decay, 5e-4, FLOAT32",
        "adam_weight_decay, 5e-4, FLOAT64",
    })
    void adamIsTorchs(String name, double weightDecay, DataType type) {
        int size = fixture.get("start").size();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("adam")
                        .method("update", Mode.TRAIN, Precision.FP32, graph -> {
                            graph.declare(PARAMETER, ParameterKind.OTHER, size);
                            List<Tensor> stored = List.of(graph.stored(PARAMETER));
                            List<Tensor> gradients = graph.list("gradients", stored);
                            List<Tensor> first = graph.list("first", stored);
                            List<Tensor> second = graph.list("second", stored);
                            List<Tensor> steps = graph.list("steps", stored);
                            Tensor rate = graph.scalar("rate");
                            FusedOptimiser.adam(
                                    graph,
                                    stored,
                                    gradients,
                                    first,
                                    second,
                                    steps,
                                    rate,
                                    0.9,
                                    0.999,
                                    1e-8,
                                    weightDecay);
                            return List.of(rate);
                        })
                        .compile(manager)) {
            ai.djl.ndarray.types.Shape shape = new ai.djl.ndarray.types.Shape(size);
            run(
                    name,
                    type,
                    manager,
                    program,
                    new NDList(
                            manager.zeros(shape, type),
                            manager.zeros(shape, type),
                            manager.zeros(new ai.djl.ndarray.types.Shape(), DataType.FLOAT32)));
        }
    }

    /** Each of the optimiser's own arrays is a list of one. */
    private void run(String name, DataType type, NDManager manager, Program program, NDList own) {
        JsonNode expected = fixture.get("runs").get(name);
        double allowed = fixture.get("tolerance")
                .get(type == DataType.FLOAT64 ? "float64_abs" : "float32_abs")
                .doubleValue();
        double[] start = Fixtures.numbers(fixture.get("start"));
        Typed typed = new Typed(manager, type);
        Map<String, float[]> zeros = Map.of(PARAMETER, new float[start.length]);
        try (NetworkState state = new NetworkState(manager, program.parameters(), zeros, type)) {
            typed.array(start, start.length).copyTo(state.parameters().head());
            for (int t = 0; t < expected.get("lr").size(); t++) {
                NDArray gradient =
                        typed.array(Fixtures.numbers(fixture.get("gradients").get(t)), start.length);
                Object[] arguments = new Object[own.size() + 2];
                arguments[0] = new NDList(gradient);
                for (int i = 0; i < own.size(); i++) {
                    arguments[i + 1] = new NDList(own.get(i));
                }
                arguments[own.size() + 1] =
                        typed.scalar(expected.get("lr").get(t).doubleValue());
                program.call("update", manager, state, arguments);
                assertThat(Typed.doubles(state.parameters().head()))
                        .as("%s after step %d", name, t + 1)
                        .containsExactly(Fixtures.numbers(expected.get("params").get(t)), within(allowed));
            }
        }
    }
}
