package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every backbone against the numbers of the code it is named after: in float32 within the fixtures' tolerances, in float64 to 1e-7. */
class NetworkFixtureTest {
    /** These take long in float64; {@code -Dauxtask.exact=true} runs them too. */
    private static final Set<String> SLOW = Set.of("resnext29_2x64d", "googlenet");

    private static final String EVERY = """
            resnet18, FLOAT32
            resnet18, FLOAT64
            resnext29_2x64d, FLOAT32
            resnext29_2x64d, FLOAT64
            googlenet, FLOAT32
            googlenet, FLOAT64
            efficientnet_b0, FLOAT32
            efficientnet_b0, FLOAT64
            mobilenetv2, FLOAT32
            mobilenetv2, FLOAT64
            wrn_40_2, FLOAT32
            wrn_40_2, FLOAT64
            basic_cnn, FLOAT32
            basic_cnn, FLOAT64
            """;

    private final FormulaWeights formulas = Fixtures.formulas();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet18",
                "resnext29_2x64d",
                "googlenet",
                "efficientnet_b0",
                "mobilenetv2",
                "wrn_40_2",
                "basic_cnn"
            })
    void stateHasTorchsNamesShapesAndOrder(String name) {
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, new ArrayList<>(), manager)) {
            List<String> expected = new ArrayList<>();
            fixture.get("state")
                    .forEach(entry -> expected.add(entry.get(0).textValue() + " "
                            + entry.get(1).toString().replace(",", ", ") + " "
                            + entry.get(2).textValue()));
            assertThat(program.parameters().state())
                    .map(spec -> spec.name() + " " + spec.shape() + " "
                            + spec.kind().name().toLowerCase(Locale.ROOT))
                    .containsExactlyElementsOf(expected);
            assertThat(program.parameters().count())
                    .isEqualTo(fixture.get("total_parameters").longValue());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY)
    void evaluationGivesTheReferencesLogitsLossAndInputGradient(String name, DataType type) {
        assumeNotTooSlow(name, type);
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        JsonNode expected = fixture.get("eval");
        Tolerances tolerances = new Tolerances(name + " eval", fixture.get("tolerance"), type);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, new ArrayList<>(), manager);
                NetworkState state = state(program, fixture, manager, type)) {
            NDList results = program.call("evaluate", manager, state, arguments(expected, manager, type));
            tolerances.maximum("eval_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "eval_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            tolerances.gradient("input_grad_l2", Typed.doubles(results.get(2)), expected.get("input_grad"));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY)
    void trainingGivesTheReferencesLossGradientsAndRunningStatistics(String name, DataType type) {
        assumeNotTooSlow(name, type);
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        JsonNode expected = fixture.get("train");
        Tolerances tolerances = new Tolerances(name + " train", fixture.get("tolerance"), type);
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, trained, manager);
                NetworkState state = state(program, fixture, manager, type)) {
            NDList results = program.call("train", manager, state, arguments(expected, manager, type));
            tolerances.maximum("train_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "train_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            tolerances.gradientNorms("param_grad_norm", trained, results.subNDList(2), expected.get("grad_norms"));
            // A network without batch normalisation has none.
            for (JsonNode running : expected.path("running")) {
                String layer = running.get("bn").textValue();
                tolerances.maximum("running_mean", state.get(layer + ".running_mean"), running.get("running_mean"));
                tolerances.maximum("running_var", state.get(layer + ".running_var"), running.get("running_var"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet18",
                "resnext29_2x64d",
                "googlenet",
                "efficientnet_b0",
                "mobilenetv2",
                "wrn_40_2",
                "basic_cnn"
            })
    void plainFormulaGivesTheReferencesLossesToo(String name) {
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        JsonNode expected = fixture.get("plain_formula");
        Tolerances tolerances = new Tolerances(name + " plain", fixture.get("tolerance"), DataType.FLOAT32);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, new ArrayList<>(), manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        formulas.plainState(program.parameters().state()))) {
            Typed typed = new Typed(manager, DataType.FLOAT32);
            JsonNode eval = fixture.get("eval");
            NDArray x = typed.array(formulas.plainImages(2 * 3 * 32 * 32), 2, 3, 32, 32);
            NDList results =
                    program.call("evaluate", manager, state, x, typed.labels(Fixtures.numbers(eval.get("labels"))));
            tolerances.maximum(
                    "eval_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("eval_logits")));
            tolerances.relative(
                    "eval_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("eval_loss").doubleValue());
            JsonNode train = fixture.get("train");
            NDArray more = typed.array(formulas.plainImages(4 * 3 * 32 * 32), 4, 3, 32, 32);
            NDList trained =
                    program.call("train", manager, state, more, typed.labels(Fixtures.numbers(train.get("labels"))));
            tolerances.relative(
                    "train_loss",
                    Typed.doubles(trained.get(1))[0],
                    expected.get("train_loss").doubleValue());
        }
    }

    private static void assumeNotTooSlow(String name, DataType type) {
        assumeTrue(
                type == DataType.FLOAT32 || !SLOW.contains(name) || Boolean.getBoolean("auxtask.exact"),
                "skipped: takes long, -Dauxtask.exact=true runs it");
    }

    private NetworkState state(Program program, JsonNode fixture, NDManager manager, DataType type) {
        Map<String, float[]> values =
                formulas.state(program.parameters().state(), fixture.get("gain").doubleValue());
        return new NetworkState(manager, program.parameters(), values, type);
    }

    private Object[] arguments(JsonNode pass, NDManager manager, DataType type) {
        Typed typed = new Typed(manager, type);
        int images = pass.get("n").intValue();
        return new Object[] {
            typed.array(formulas.images(images * 3 * 32 * 32), images, 3, 32, 32),
            typed.labels(Fixtures.numbers(pass.get("labels")))
        };
    }

    /** {@code trained} gets the names of the parameters whose gradients follow logits and loss. */
    private static Program program(String name, List<String> trained, NDManager manager) {
        Backbone backbone = withoutDropout(name);
        return Program.named(name)
                .method("evaluate", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, 32, 32).leaf();
                    Tensor logits = backbone.apply(x).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    return List.of(logits, loss, loss.gradient(x));
                })
                .method("train", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor logits =
                            backbone.apply(graph.input("x", -1, 3, 32, 32)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> results = new ArrayList<>(List.of(logits, loss));
                    results.addAll(loss.gradients(List.copyOf(behind.values()), false));
                    return results;
                })
                .compile(manager);
    }

    private static Backbone withoutDropout(String name) {
        return switch (name) {
            case "efficientnet_b0" -> new EfficientNetB0(10, 0);
            case "basic_cnn" -> new BasicCnn(10, List.of(0.0, 0.0, 0.0));
            default -> Backbones.named(name, 10);
        };
    }
}
