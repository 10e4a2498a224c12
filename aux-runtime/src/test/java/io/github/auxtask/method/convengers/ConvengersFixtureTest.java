package io.github.auxtask.method.convengers;

import static io.github.auxtask.method.convengers.ReducedConvengers.FIXTURE;
import static io.github.auxtask.method.convengers.ReducedConvengers.SIDE;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Tolerances;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The joined network against the released code's numbers, on the fixtures' small stand-in. */
class ConvengersFixtureTest {
    private static final JsonNode REDUCED = FIXTURE.get("reduced");

    @Test
    void stateHasTheReferencesNamesShapesAndOrder() {
        List<String> expected = new ArrayList<>();
        REDUCED.get("state")
                .forEach(entry -> expected.add(entry.get(0).textValue() + " "
                        + entry.get(1).toString().replace(",", ", ") + " "
                        + entry.get(2).textValue()));
        ProgramBuilder program = program(new ArrayList<>());
        assertThat(program.parameters().state())
                .map(spec -> ReducedConvengers.theirs(spec.name()) + " " + spec.shape() + " "
                        + spec.kind().name().toLowerCase(Locale.ROOT))
                .containsExactlyElementsOf(expected);
        assertThat(program.parameters().count())
                .isEqualTo(REDUCED.get("total_parameters").longValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void logitsLossesGradientsAndRunningStatisticsAreTheReferences(DataType type) {
        Tolerances tolerances = new Tolerances("reduced convengers", REDUCED.get("tolerance"), type);
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(trained).compile(manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        ReducedConvengers.values(program.parameters().state(), REDUCED),
                        type)) {
            JsonNode expected = REDUCED.get("eval");
            NDList results = program.call("evaluate", manager, state, arguments(expected, manager, type));
            tolerances.maximum("eval_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "eval_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            tolerances.gradient("input_grad_l2", Typed.doubles(results.get(2)), expected.get("input_grad"));
            train(tolerances, program, state, trained, arguments(REDUCED.get("train"), manager, type));
        }
    }

    private static void train(
            Tolerances tolerances, Program program, NetworkState state, List<String> trained, Object[] arguments) {
        JsonNode expected = REDUCED.get("train");
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList results = program.call("train", manager, state, arguments);
            tolerances.maximum("train_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "train_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            List<String> theirs =
                    trained.stream().map(ReducedConvengers::theirs).toList();
            tolerances.gradientNorms("param_grad_norm", theirs, results.subNDList(2), expected.get("grad_norms"));
            for (JsonNode running : expected.get("running")) {
                String layer = running.get("bn").textValue().replace("teamup.Block", "head.block");
                tolerances.maximum("running_mean", state.get(layer + ".running_mean"), running.get("running_mean"));
                tolerances.maximum("running_var", state.get(layer + ".running_var"), running.get("running_var"));
            }
        }
    }

    private static Object[] arguments(JsonNode pass, NDManager manager, DataType type) {
        Typed typed = new Typed(manager, type);
        int images = pass.get("n").intValue();
        NDArray x = typed.array(Fixtures.formulas().images(images * 3 * SIDE * SIDE), images, 3, SIDE, SIDE);
        return new Object[] {x, typed.labels(Fixtures.numbers(pass.get("labels")))};
    }

    private static ProgramBuilder program(List<String> trained) {
        ConvengersNetwork network = ReducedConvengers.network();
        return Program.named("reduced")
                .method("evaluate", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, SIDE, SIDE).leaf();
                    Tensor logits = network.apply(x).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    return List.of(logits, loss, loss.gradient(x));
                })
                .method("train", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor logits =
                            network.apply(graph.input("x", -1, 3, SIDE, SIDE)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> results = new ArrayList<>(List.of(logits, loss));
                    results.addAll(loss.gradients(List.copyOf(behind.values()), false));
                    return results;
                });
    }
}
