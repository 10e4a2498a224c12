package io.github.auxtask.graph;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Tolerances;
import io.github.auxtask.testing.Typed;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses and their gradients against torch's. */
class LossFixtureTest {
    private final JsonNode fixture = Fixtures.read("losses.json");

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void crossEntropyIsTorchs(DataType type) {
        classification("cross_entropy", type, Tensor::crossEntropy);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void crossEntropyWithSmoothedLabelsIsTorchs(DataType type) {
        classification("cross_entropy_label_smoothing_0.1", type, (logits, labels) -> logits.crossEntropy(labels, 0.1));
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void smoothL1IsTorchs(DataType type) {
        regression("smooth_l1_beta1", type, Tensor::smoothL1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void meanSquaredErrorIsTorchs(DataType type) {
        regression("mse", type, Tensor::meanSquaredError);
    }

    private void classification(String name, DataType type, BinaryOperator<Tensor> loss) {
        JsonNode logits = fixture.get("logits");
        long classes = logits.get(0).size();
        compare(
                name,
                type,
                loss,
                logits,
                graph -> graph.labels("y"),
                typed -> new NDList(
                        typed.array(Fixtures.numbers(logits), logits.size(), classes),
                        typed.labels(Fixtures.numbers(fixture.get("labels")))));
    }

    private void regression(String name, DataType type, BinaryOperator<Tensor> loss) {
        JsonNode input = fixture.get("regression_input");
        long columns = input.get(0).size();
        compare(
                name,
                type,
                loss,
                input,
                graph -> graph.input("target", -1, columns),
                typed -> new NDList(
                        typed.array(Fixtures.numbers(input), input.size(), columns),
                        typed.array(Fixtures.numbers(fixture.get("regression_target")), input.size(), columns)));
    }

    private void compare(
            String name,
            DataType type,
            BinaryOperator<Tensor> loss,
            JsonNode input,
            java.util.function.Function<Graph, Tensor> second,
            java.util.function.Function<Typed, NDList> arguments) {
        Tolerances tolerances = new Tolerances(name, fixture.get("tolerance"), type);
        long columns = input.get(0).size();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named(name)
                        .method("loss", Mode.EVAL, Precision.FP32, graph -> {
                            Tensor x = graph.input("x", -1, columns).leaf();
                            Tensor value = loss.apply(x, second.apply(graph));
                            return List.of(value, value.gradient(x));
                        })
                        .compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of(), type)) {
            NDList given = arguments.apply(new Typed(manager, type));
            NDList results = program.call("loss", manager, state, given.get(0), given.get(1));
            JsonNode expected = fixture.get(name);
            tolerances.relative(
                    "float32_rel",
                    Typed.doubles(results.get(0))[0],
                    expected.get("mean").doubleValue());
            tolerances.maximum(
                    "float32_rel", Typed.doubles(results.get(1)), Fixtures.numbers(expected.get("grad_of_mean")));
        }
    }
}
