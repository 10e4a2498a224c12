package io.github.auxtask.graph.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.StartingValues;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkStateTest {
    /** A convolution, its normalisation, and a layer of more than the million values that are moved at once. */
    private static Parameters parameters() {
        return Program.named("network")
                .method("apply", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor h = graph.input("x", -1, 3, 8, 8).conv("conv", 16, 3).batchNorm("bn");
                    return List.of(h.flatten().linear("fc", 1100));
                })
                .parameters();
    }

    @Test
    void valuesThatAreStreamedAreThoseThatAreHandedOverInAMap() {
        Parameters parameters = parameters();
        Initialisation initialisation = Initialisation.torchDefaults();
        Map<String, float[]> expected = initialisation.values(parameters, 5);
        try (NDManager manager = NDManager.newBaseManager();
                NetworkState state = new NetworkState(manager, parameters, initialisation.drawn(parameters, 5))) {
            assertThat(state.specs()).isEqualTo(parameters.state());
            expected.forEach((name, values) ->
                    assertThat(Arrays.equals(state.get(name), values)).as(name).isTrue());
        }
    }

    @Test
    void piecesOfAnyLengthFollowOneAnother() {
        Parameters parameters = parameters();
        StartingValues counting = (spec, sink) -> {
            float next = 0;
            for (int left = (int) spec.size(), piece = 1; left > 0; left -= piece, piece = Math.min(left, 3 * piece)) {
                float[] values = new float[piece];
                for (int i = 0; i < piece; i++) {
                    values[i] = next++;
                }
                sink.append(FloatBuffer.wrap(values));
            }
        };
        try (NDManager manager = NDManager.newBaseManager();
                NetworkState state = new NetworkState(manager, parameters, counting)) {
            for (ParameterSpec spec : parameters.state()) {
                float[] values = state.get(spec.name());
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i]).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void tooFewOrTooManyValuesAreRefusedByName() {
        Parameters parameters = parameters();
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThatThrownBy(() -> new NetworkState(manager, parameters, (spec, sink) -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("parameter conv.weight [16, 3, 3, 3] got 0 values");
            assertThatThrownBy(() -> new NetworkState(
                            manager, parameters, (spec, sink) -> sink.append(FloatBuffer.allocate(433))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("parameter conv.weight [16, 3, 3, 3] got too many values");
        }
    }
}
