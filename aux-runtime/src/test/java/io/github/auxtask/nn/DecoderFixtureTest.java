package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Tolerances;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Fourier paper's decoder against the released code's numbers. */
class DecoderFixtureTest {
    private static final int SIZE = 32;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fourier_resnet_out3",
                "fourier_resnet_out2",
                "fourier_resnext_googlenet_out2",
                "fourier_efficientnet_out3",
                "fourier_mobilenetv2_out3",
                "fourier_tiny_out3",
                "fourier_tiny_out2"
            })
    void decoderGivesTheReleasedCodesOutputLossAndGradients(String name) {
        JsonNode fixture = Fixtures.read("decoders.json").get(name);
        Tolerances tolerances = new Tolerances(name, fixture.get("tolerance"), DataType.FLOAT32);
        long[] input = shape(fixture.get("input"));
        long channels = fixture.get("output").get("shape").get(1).longValue();
        FormulaWeights formulas = Fixtures.formulas();
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program((int) channels, input, trained, manager)) {
            assertThat(program.parameters().state())
                    .map(spec -> List.of(
                            spec.name(),
                            spec.shape().toString(),
                            spec.kind().name().toLowerCase(Locale.ROOT)))
                    .containsExactlyElementsOf(states(fixture.get("state")));
            assertThat(program.parameters().count())
                    .isEqualTo(fixture.get("total_parameters").longValue());
            Map<String, float[]> values = formulas.state(
                    program.parameters().state(), fixture.get("gain").doubleValue());
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                Typed typed = new Typed(manager, DataType.FLOAT32);
                int outputs = (int) (input[0] * channels * SIZE * SIZE);
                NDArray x = typed.array(formulas.images((int) (input[0] * input[1] * input[2] * input[3])), input);
                NDArray target = typed.array(formulas.array(2, -2, 2, outputs), input[0], channels, SIZE, SIZE);
                NDList results = program.call("decode", manager, state, x, target);
                tolerances.checksum("output", Typed.doubles(results.get(0)), fixture.get("output"));
                tolerances.relative(
                        "output",
                        Typed.doubles(results.get(1))[0],
                        fixture.get("loss_mse").doubleValue());
                tolerances.checksum("input_grad", Typed.doubles(results.get(2)), fixture.get("input_grad"));
                tolerances.gradientNorms("input_grad", trained, results.subNDList(3), fixture.get("param_grad_norms"));
            }
        }
    }

    @Test
    void sizeThatDoublingCannotReachIsRefused() {
        assertThatThrownBy(() -> Program.named("decoder")
                        .method(
                                "decode",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(new TransposedDecoder(3, 28).apply(graph.input("z", -1, 8, 4, 4)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size 4")
                .hasMessageContaining("28");
    }

    private static Program program(int channels, long[] input, List<String> trained, NDManager manager) {
        return Program.named("decoder")
                .method("decode", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor z =
                            graph.input("z", -1, input[1], input[2], input[3]).leaf();
                    Tensor target = graph.input("target", -1, channels, SIZE, SIZE);
                    Tensor decoded = new TransposedDecoder(channels, SIZE).apply(z);
                    Tensor loss = decoded.meanSquaredError(target);
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> leaves = new ArrayList<>(List.of(z));
                    leaves.addAll(behind.values());
                    List<Tensor> results = new ArrayList<>(List.of(decoded, loss));
                    results.addAll(loss.gradients(leaves, false));
                    return results;
                })
                .compile(manager);
    }

    private static long[] shape(JsonNode array) {
        long[] shape = new long[array.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = array.get(i).longValue();
        }
        return shape;
    }

    private static List<List<String>> states(JsonNode state) {
        List<List<String>> expected = new ArrayList<>();
        state.forEach(entry -> expected.add(List.of(
                entry.get(0).textValue(),
                entry.get(1).toString().replace(",", ", "),
                entry.get(2).textValue())));
        return expected;
    }
}
