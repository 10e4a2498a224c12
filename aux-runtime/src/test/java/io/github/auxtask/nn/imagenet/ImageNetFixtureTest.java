package io.github.auxtask.nn.imagenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
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

/** The networks of ImageNet against the numbers of the code they are named after. */
class ImageNetFixtureTest {
    /** The cheapest of each network; the others are run by {@code -Dauxtask.exact=true}. */
    private static final Set<String> ALWAYS = Set.of(
            "tv_resnet101_224 FLOAT32",
            "tv_inception_v3_224 FLOAT32",
            "nasnetamobile_cifar_32 FLOAT32",
            "timm_inception_resnet_v2_150 FLOAT32");

    private static final String EVERY = """
        tv_resnet101_224, FLOAT32
        tv_resnet101_224, FLOAT64
        tv_inception_v3_224, FLOAT32
        tv_inception_v3_224, FLOAT64
        tv_inception_v3_299, FLOAT32
        tv_inception_v3_299, FLOAT64
        tv_vgg19_bn_224, FLOAT32
        tv_vgg19_bn_224, FLOAT64
        nasnetamobile_224, FLOAT32
        nasnetamobile_224, FLOAT64
        nasnetamobile_cifar_32, FLOAT32
        nasnetamobile_cifar_32, FLOAT64
        timm_inception_resnet_v2_150, FLOAT32
        timm_inception_resnet_v2_150, FLOAT64
        timm_inception_resnet_v2_299, FLOAT32
        timm_inception_resnet_v2_299, FLOAT64
        """;

    private final FormulaWeights formulas = Fixtures.formulas();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tv_resnet101_224",
                "tv_inception_v3_299",
                "tv_vgg19_bn_224",
                "nasnetamobile_224",
                "nasnetamobile_cifar_32",
                "timm_inception_resnet_v2_299"
            })
    void stateHasTheReferencesNamesShapesAndOrder(String name) {
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        ProgramBuilder program = program(name, fixture, new ArrayList<>());
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

    @ParameterizedTest
    @CsvSource(textBlock = EVERY)
    void logitsLossesGradientsAndRunningStatisticsAreTheReferences(String name, DataType type) {
        assumeTrue(
                ALWAYS.contains(name + " " + type.name()) || Boolean.getBoolean("auxtask.exact"),
                "skipped: takes long, -Dauxtask.exact=true runs it");
        JsonNode fixture = Fixtures.read("networks/" + name + ".json");
        Tolerances tolerances = new Tolerances(name, fixture.get("tolerance"), type);
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, fixture, trained).compile(manager);
                NetworkState state = state(program, fixture, manager, type)) {
            evaluate(tolerances, fixture.get("eval"), program, state, side(fixture));
            train(tolerances, fixture.get("train"), program, state, trained, side(fixture));
        }
    }

    private void evaluate(Tolerances tolerances, JsonNode expected, Program program, NetworkState state, int side) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList results = program.call("evaluate", manager, state, arguments(expected, side, manager, state.type()));
            tolerances.maximum("eval_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "eval_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            tolerances.gradient("input_grad_l2", Typed.doubles(results.get(2)), expected.get("input_grad"));
        }
    }

    private void train(
            Tolerances tolerances,
            JsonNode expected,
            Program program,
            NetworkState state,
            List<String> trained,
            int side) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDList results = program.call("train", manager, state, arguments(expected, side, manager, state.type()));
            tolerances.maximum("train_logits", Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits")));
            tolerances.relative(
                    "train_loss",
                    Typed.doubles(results.get(1))[0],
                    expected.get("loss").doubleValue());
            tolerances.gradientNorms("param_grad_norm", trained, results.subNDList(2), expected.get("grad_norms"));
            for (JsonNode running : expected.get("running")) {
                String layer = running.get("bn").textValue();
                tolerances.maximum("running_mean", state.get(layer + ".running_mean"), running.get("running_mean"));
                tolerances.maximum("running_var", state.get(layer + ".running_var"), running.get("running_var"));
            }
        }
    }

    private NetworkState state(Program program, JsonNode fixture, NDManager manager, DataType type) {
        Map<String, float[]> values =
                formulas.state(program.parameters().state(), fixture.get("gain").doubleValue());
        return new NetworkState(manager, program.parameters(), values, type);
    }

    private Object[] arguments(JsonNode pass, int side, NDManager manager, DataType type) {
        Typed typed = new Typed(manager, type);
        int images = pass.get("n").intValue();
        NDArray x = typed.array(formulas.images(images * 3 * side * side), images, 3, side, side);
        return new Object[] {x, typed.labels(Fixtures.numbers(pass.get("labels")))};
    }

    private static int side(JsonNode fixture) {
        return fixture.get("input").get(1).intValue();
    }

    /** {@code trained} gets the names of the parameters whose gradients follow logits and loss. */
    private static ProgramBuilder program(String name, JsonNode fixture, List<String> trained) {
        int classes = fixture.get("eval").get("logits").get(0).size();
        int side = side(fixture);
        Backbone backbone = withoutDropout(name, classes);
        return Program.named(name)
                .method("evaluate", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, side, side).leaf();
                    Tensor logits = backbone.apply(x).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    return List.of(logits, loss, loss.gradient(x));
                })
                .method("train", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor logits =
                            backbone.apply(graph.input("x", -1, 3, side, side)).logits();
                    Tensor loss = logits.crossEntropy(graph.labels("y"));
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> results = new ArrayList<>(List.of(logits, loss));
                    results.addAll(loss.gradients(List.copyOf(behind.values()), false));
                    return results;
                });
    }

    private static Backbone withoutDropout(String fixture, int classes) {
        String name = fixture.replaceFirst("^(tv|timm)_", "").replaceFirst("_(cifar_)?[0-9]+$", "");
        Map<String, Object> settings = fixture.contains("_cifar_")
                ? Map.of("dropout", 0, "strides", "small-images")
                : name.equals("resnet101") ? Map.of() : Map.of("dropout", 0);
        return Backbones.named(name, classes, Settings.of(settings));
    }
}
