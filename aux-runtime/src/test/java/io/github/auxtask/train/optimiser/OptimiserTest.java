package io.github.auxtask.train.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.train.step.OptimiserState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optimisers as training steps use them, their state saved and restored half way, against torch's. */
class OptimiserTest {
    private static final String PARAMETER = "p";

    private final JsonNode fixture = Fixtures.read("optimisers.json");

    @Test
    void stochasticGradientDescentSurvivesARestore() {
        check("sgd_momentum_wd4e-5", new Sgd(0.9, 4e-5, false));
        check("sgd_nesterov", new Sgd(0.9, 5e-4, true));
        check("sgd_plain", new Sgd(0, 0, false));
    }

    @Test
    void adamSurvivesARestore() {
        check("adam", Adam.defaults());
        check("adam_weight_decay", new Adam(0.9, 0.999, 1e-8, 5e-4));
    }

    @Test
    void rmsPropSurvivesARestore() {
        check("rmsprop", RmsProp.torch());
        check("rmsprop_alpha09", RmsProp.keras());
    }

    @Test
    void theStateOfAnotherOptimiserIsRefused() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(new Sgd(0.9, 0, false), 2, manager);
                NetworkState network =
                        new NetworkState(manager, program.parameters(), Map.of(PARAMETER, new float[2]));
                OptimiserState sgd = new OptimiserState(manager, new Sgd(0.9, 0, false), network, List.of(PARAMETER));
                OptimiserState adam = new OptimiserState(manager, Adam.defaults(), network, List.of(PARAMETER))) {
            assertThatThrownBy(() -> adam.restore(sgd.snapshot())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sgd.restore(Map.of("momentum/" + PARAMETER, new float[3])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Program program(Optimiser optimiser, int size, NDManager manager) {
        return Program.named("optimiser")
                .method("update", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor gradient = graph.input("gradient", size);
                    // The gradient of p . g with respect to p is g.
                    Tensor loss = graph.parameter(PARAMETER, ParameterKind.OTHER, size)
                            .mul(gradient)
                            .sum();
                    Map<String, Tensor> trained = graph.trainableBehind(loss);
                    List<Tensor> gradients = loss.gradients(List.copyOf(trained.values()), false);
                    optimiser.update(graph, trained, gradients, graph.scalar("rate"));
                    return List.of(loss.detach());
                })
                .compile(manager);
    }

    private void check(String name, Optimiser optimiser) {
        JsonNode expected = fixture.get("runs").get(name);
        float[] start = floats(fixture.get("start"));
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(optimiser, start.length, manager);
                NetworkState network = new NetworkState(manager, program.parameters(), Map.of(PARAMETER, start))) {
            OptimiserState state = new OptimiserState(manager, optimiser, network, List.of(PARAMETER));
            for (int t = 0; t < expected.get("lr").size(); t++) {
                if (t == 4) {
                    Map<String, float[]> saved = state.snapshot();
                    state.close();
                    state = new OptimiserState(manager, optimiser, network, List.of(PARAMETER));
                    state.restore(saved);
                    network.restore(network.snapshot());
                }
                List<Object> arguments = new ArrayList<>();
                arguments.add(manager.create(floats(fixture.get("gradients").get(t))));
                arguments.add(manager.create((float) expected.get("lr").get(t).doubleValue()));
                arguments.addAll(state.arguments());
                program.call("update", manager, network, arguments.toArray());
                assertThat(network.get(PARAMETER))
                        .as("%s after step %d", name, t + 1)
                        .containsExactly(floats(expected.get("params").get(t)), within((float)
                                fixture.get("tolerance").get("float32_abs").doubleValue()));
            }
            state.close();
        }
    }

    private static float[] floats(JsonNode array) {
        double[] values = Fixtures.numbers(array);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
