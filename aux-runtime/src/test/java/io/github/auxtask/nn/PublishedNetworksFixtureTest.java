package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.robust.DeepMindWideResNet;
import io.github.auxtask.nn.robust.PublishedInput;
import io.github.auxtask.nn.transformer.ConvNeXt;
import io.github.auxtask.nn.transformer.VisionTransformer;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Tolerances;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks that weights are published for, against the numbers of the code that published them. Names, shapes and order of all tensors
 * stand in the fixtures as one digest. Small members of a family are held in float32 and float64; the large ones, whose structure is held
 * always, take long and are computed with {@code -Dauxtask.exact=true}.
 */
class PublishedNetworksFixtureTest {
    private static final Set<String> LARGE = Set.of(
            "rb_wrn_28_10",
            "rb_wrn_34_10",
            "dm_wrn_28_10",
            "dm_wrn_70_16",
            "tv_resnet50_224",
            "timm_vit_base_patch16_224",
            "timm_convnext_tiny_224");

    private final FormulaWeights formulas = Fixtures.formulasOfResources();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rb_wrn_28_10",
                "rb_wrn_34_10",
                "rb_wrn_16_4",
                "dm_wrn_28_10",
                "dm_wrn_70_16",
                "dm_wrn_10_4",
                "dm_preact_resnet18",
                "preact_resnet18",
                "preact_resnet18_plain",
                "resnet50_cifar",
                "tv_resnet50_224",
                "timm_vit_tiny_32",
                "timm_vit_base_patch16_224",
                "timm_convnext_small_64",
                "timm_convnext_tiny_224"
            })
    void tensorsHaveThePublishedNamesShapesAndOrder(String name) {
        JsonNode fixture = Fixtures.resource("networks/" + name + ".json");
        ProgramBuilder program = program(name, fixture, new ArrayList<>());
        List<String> lines = program.parameters().state().stream()
                .map(spec -> spec.name() + " " + spec.shape() + " "
                        + spec.kind().name().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(lines).startsWith(entries(fixture.get("first"))).endsWith(entries(fixture.get("last")));
        assertThat(lines).hasSize(fixture.get("tensors").intValue());
        assertThat(ContentId.of(String.join("\n", lines) + "\n").hex())
                .isEqualTo(fixture.get("state_sha256").textValue());
        assertThat(program.parameters().count())
                .isEqualTo(fixture.get("total_parameters").longValue());
    }

    private static String[] entries(JsonNode state) {
        List<String> entries = new ArrayList<>();
        state.forEach(entry -> entries.add(entry.get(0).textValue() + " "
                + entry.get(1).toString().replace(",", ", ") + " "
                + entry.get(2).textValue()));
        return entries.toArray(new String[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rb_wrn_16_4",
                "rb_wrn_28_10",
                "rb_wrn_34_10",
                "dm_wrn_10_4",
                "dm_wrn_10_4_cifar100",
                "dm_wrn_28_10",
                "dm_wrn_70_16",
                "dm_preact_resnet18",
                "preact_resnet18",
                "preact_resnet18_plain",
                "resnet50_cifar",
                "tv_resnet50_64",
                "tv_resnet50_224",
                "timm_vit_tiny_32",
                "timm_vit_base_patch16_224",
                "timm_convnext_small_64",
                "timm_convnext_tiny_224"
            })
    void logitsGradientsAndRunningStatisticsAreThePublishedCodes(String name) {
        assumeTrue(
                !LARGE.contains(name) || Boolean.getBoolean("auxtask.exact"),
                "skipped: takes long, -Dauxtask.exact=true runs it");
        compare(name, DataType.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rb_wrn_16_4", "dm_wrn_10_4", "preact_resnet18", "timm_vit_tiny_32", "timm_convnext_small_64"})
    void inFloat64TheyAreEqualToSevenDigits(String name) {
        compare(name, DataType.FLOAT64);
    }

    private void compare(String name, DataType type) {
        JsonNode fixture = Fixtures.resource("networks/" + name + ".json");
        Tolerances tolerances = new Tolerances(name, fixture.get("tolerance"), type);
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(name, fixture, trained).compile(manager);
                NetworkState state = state(program, fixture, manager, type)) {
            JsonNode eval = fixture.get("eval");
            NDList results = program.call("evaluate", manager, state, arguments(fixture, eval, manager, type));
            tolerances.maximum("eval_logits", Typed.doubles(results.get(0)), Fixtures.numbers(eval.get("logits")));
            tolerances.relative(
                    "eval_loss",
                    Typed.doubles(results.get(1))[0],
                    eval.get("loss").doubleValue());
            tolerances.gradient("input_grad_l2", Typed.doubles(results.get(2)), eval.get("input_grad"));
            if (fixture.has("train")) {
                train(tolerances, fixture, program, state, trained, manager);
            }
        }
    }

    private void train(
            Tolerances tolerances,
            JsonNode fixture,
            Program program,
            NetworkState state,
            List<String> trained,
            NDManager manager) {
        JsonNode expected = fixture.get("train");
        NDList results = program.call("train", manager, state, arguments(fixture, expected, manager, state.type()));
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

    private NetworkState state(Program program, JsonNode fixture, NDManager manager, DataType type) {
        Map<String, float[]> values =
                formulas.state(program.parameters().state(), fixture.get("gain").doubleValue());
        return new NetworkState(manager, program.parameters(), values, type);
    }

    private Object[] arguments(JsonNode fixture, JsonNode pass, NDManager manager, DataType type) {
        Typed typed = new Typed(manager, type);
        int images = pass.get("n").intValue();
        int side = side(fixture);
        int size = images * 3 * side * side;
        boolean pixels = fixture.get("input_range").get(0).intValue() == 0;
        return new Object[] {
            typed.array(pixels ? formulas.pixels(size) : formulas.images(size), images, 3, side, side),
            typed.labels(Fixtures.numbers(pass.get("labels")))
        };
    }

    private static int side(JsonNode fixture) {
        return fixture.get("input").get(1).intValue();
    }

    /** {@code trained} gets the names of the parameters whose gradients follow logits and loss. */
    private static ProgramBuilder program(String name, JsonNode fixture, List<String> trained) {
        int side = side(fixture);
        Backbone backbone = network(name, fixture.get("settings"));
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

    private static Backbone network(String fixture, JsonNode settings) {
        Map<String, Object> given = new HashMap<>();
        settings.properties()
                .forEach(entry -> given.put(
                        entry.getKey(),
                        entry.getValue().isBoolean()
                                ? entry.getValue().booleanValue()
                                : entry.getValue().textValue()));
        return switch (fixture) {
            case "rb_wrn_16_4" -> new WideResNet(16, 4, 10);
            case "dm_wrn_10_4" -> new DeepMindWideResNet(10, 4, 10, PublishedInput.CIFAR10);
            case "dm_wrn_10_4_cifar100" -> new DeepMindWideResNet(10, 4, 10, PublishedInput.CIFAR100);
            case "timm_vit_tiny_32" -> new VisionTransformer(8, 48, 3, 4, 10);
            case "timm_convnext_small_64" -> new ConvNeXt(List.of(1, 1, 2, 1), List.of(16, 32, 48, 64), 10);
            default -> Backbones.named(architecture(fixture), 10, Settings.of(given));
        };
    }

    private static String architecture(String fixture) {
        return fixture.replaceFirst("^(rb|tv|timm)_", "").replaceFirst("_(plain|64|224)$", "");
    }
}
