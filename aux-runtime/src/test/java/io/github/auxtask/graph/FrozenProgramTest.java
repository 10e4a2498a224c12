package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What depends on the state alone is computed once, and nothing else changes. */
class FrozenProgramTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray images = manager.create(drawn("images", 5 * 3 * 8 * 8), new Shape(5, 3, 8, 8));
    private final NDArray labels = manager.create(new long[] {0, 1, 2, 3, 0});

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void scoresAndGradientsAreTheSameBitsAtEveryCall(Precision precision) {
        try (Program plain = builder(precision).compile(manager);
                Program frozen = builder(precision).frozen(true).compile(manager);
                NetworkState state = state(plain, "first")) {
            List<float[]> expected = call(plain, state);
            assertThat(call(frozen, state)).containsExactlyElementsOf(expected);
            assertThat(call(frozen, state)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void noCallFoldsAgain() {
        try (Program frozen = builder(Precision.FP32).frozen(true).compile(manager)) {
            String method = frozen.source().substring(frozen.source().indexOf("def run("));
            assertThat(Pattern.compile("torch\\.(sqrt|div|mul)").matcher(method).results())
                    .as("folding")
                    .isEmpty();
            assertThat(Pattern.compile("= fixed\\[").matcher(method).results()).hasSize(8);
        }
    }

    @Test
    void programsOfOneStateShareWhatOneHasComputed() {
        try (Program first = builder(Precision.FP32).frozen(true).compile(manager);
                Program second = builder(Precision.FP32)
                        .method("other", Mode.EVAL, Precision.FP32, graph -> FoldingTest.scoresAndGradient(graph, true))
                        .frozen(true)
                        .compile(manager);
                NetworkState state = state(first, "first")) {
            call(first, state);
            NDManager owner = state.parameters().get(0).getManager();
            int arrays = owner.getManagedArrays().size();
            call(second, state);
            second.call("other", manager, state, images, labels);
            assertThat(owner.getManagedArrays()).hasSize(arrays);
        }
    }

    @Test
    void valuesThatAreRestoredAreFoldedAnew() {
        try (Program plain = builder(Precision.FP32).compile(manager);
                Program frozen = builder(Precision.FP32).frozen(true).compile(manager);
                NetworkState state = state(plain, "first");
                NetworkState other = state(plain, "second")) {
            call(frozen, state);
            state.restore(other.snapshot());
            assertThat(call(frozen, state)).containsExactlyElementsOf(call(plain, other));
        }
    }

    @Test
    void aMethodThatUpdatesTheStateComputesEverythingItself() {
        try (Program program = Program.named("training")
                .method("step", Mode.TRAIN, Precision.FP32, name -> true, graph -> {
                    Tensor weight = graph.parameter("w", ParameterKind.LINEAR_WEIGHT, 2, 2);
                    Tensor doubled = weight.times(2);
                    graph.update("torch._foreach_add_", List.of(graph.stored("w")), List.of(doubled));
                    return List.of(doubled);
                })
                .frozen(true)
                .compile(manager)) {
            assertThat(program.source()).doesNotContain("fixed");
        }
    }

    private static ProgramBuilder builder(Precision precision) {
        return Program.named("frozen")
                .method("run", Mode.EVAL, precision, graph -> FoldingTest.scoresAndGradient(graph, true));
    }

    private List<float[]> call(Program program, NetworkState state) {
        try (NDManager scope = manager.newSubManager()) {
            NDList results = program.call("run", scope, state, images, labels);
            return results.stream().map(NDArray::toFloatArray).toList();
        }
    }

    private NetworkState state(Program program, String name) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (ParameterSpec spec : program.parameters().state()) {
            float[] value = drawn(name + spec.name(), (int) spec.size());
            for (int i = 0; i < value.length; i++) {
                // Variances are positive.
                value[i] = spec.name().startsWith("bn") ? 0.5f + Math.abs(value[i]) : value[i] / 4;
            }
            values.put(spec.name(), value);
        }
        return new NetworkState(manager, program.parameters(), values);
    }

    private static float[] drawn(String name, int count) {
        RandomStream random = RandomStream.of(4, name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
