package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The label paper's encoders, with a linear head and with the decoder, against the released code's numbers. */
class LabelNetworkFixtureTest {
    private static final int SIDE = 64;

    private final FormulaWeights formulas = Fixtures.formulas();

    @ParameterizedTest
    @CsvSource({
        "vgg19, category",
        "vgg19, highdim",
        "resnet32, category",
        "resnet32, highdim",
        "resnet110, category",
        "resnet110, highdim"
    })
    void stateHasTheReleasedCodesNamesShapesAndOrder(String encoder, String head) {
        JsonNode fixture = fixture(encoder, head);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(encoder, head, new ArrayList<>(), manager)) {
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
    @CsvSource({
        "vgg19, category, FLOAT32", "vgg19, highdim, FLOAT32", "resnet32, category, FLOAT32",
        "resnet32, category, FLOAT64", "resnet32, highdim, FLOAT32", "resnet32, highdim, FLOAT64",
        "resnet110, category, FLOAT32", "resnet110, highdim, FLOAT32", "resnet110, highdim, FLOAT64",
        "vgg19, category, FLOAT64", "vgg19, highdim, FLOAT64", "resnet110, category, FLOAT64",
    })
    void outputsLossesGradientsAndRunningStatisticsAreTheReleasedCodes(String encoder, String head, DataType type) {
        assumeTrue(
                type == DataType.FLOAT32 || encoder.equals("resnet32") || Boolean.getBoolean("auxtask.exact"),
                "skipped: takes long, -Dauxtask.exact=true runs it");
        JsonNode fixture = fixture(encoder, head);
        Tolerances tolerances = new Tolerances(encoder + " " + head, fixture.get("tolerance"), type);
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(encoder, head, trained, manager)) {
            Map<String, float[]> values = formulas.state(
                    program.parameters().state(), fixture.get("gain").doubleValue());
            try (NetworkState state = new NetworkState(manager, program.parameters(), values, type)) {
                JsonNode eval = fixture.get("eval");
                NDList results = program.call("evaluate", manager, state, arguments(eval, head, manager, type));
                outputs(tolerances, "eval_logits", results.get(0), eval.get("logits"));
                tolerances.relative(
                        "eval_loss",
                        Typed.doubles(results.get(1))[0],
                        eval.get("loss").doubleValue());
                tolerances.gradient("input_grad_l2", Typed.doubles(results.get(2)), eval.get("input_grad"));
                JsonNode train = fixture.get("train");
                NDList trains = program.call("train", manager, state, arguments(train, head, manager, type));
                outputs(tolerances, "train_logits", trains.get(0), train.get("logits"));
                tolerances.relative(
                        "train_loss",
                        Typed.doubles(trains.get(1))[0],
                        train.get("loss").doubleValue());
                tolerances.gradientNorms("param_grad_norm", trained, trains.subNDList(2), train.get("grad_norms"));
                for (JsonNode running : train.get("running")) {
                    String layer = running.get("bn").textValue();
                    tolerances.maximum("running_mean", state.get(layer + ".running_mean"), running.get("running_mean"));
                    tolerances.maximum("running_var", state.get(layer + ".running_var"), running.get("running_var"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"label_highdim_512", "label_highdim_64", "label_bert_64"})
    void decodersGiveTheReleasedCodesOutputsAndLosses(String name) {
        JsonNode fixture = Fixtures.read("decoders.json").get(name);
        long batch = fixture.get("input").get(0).longValue();
        long features = fixture.get("input").get(1).longValue();
        int size = fixture.get("output_size").intValue();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = decoder(features, size, manager)) {
            assertThat(program.parameters().count())
                    .isEqualTo(fixture.get("total_parameters").longValue());
            Map<String, float[]> values = formulas.state(
                    program.parameters().state(), fixture.get("gain").doubleValue());
            for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
                for (String mode : List.of("eval", "train")) {
                    JsonNode expected = fixture.get(mode);
                    Tolerances tolerances = new Tolerances(name + " " + mode, expected.get("tolerance"), type);
                    Typed typed = new Typed(manager, type);
                    try (NetworkState state = new NetworkState(manager, program.parameters(), values, type)) {
                        NDArray z = typed.array(formulas.images((int) (batch * features)), batch, features);
                        double[] target = formulas.array(1, -80, 0, (int) (batch * size * size));
                        NDList results = program.call(mode, manager, state, z, typed.array(target, batch, size, size));
                        tolerances.checksum("output", Typed.doubles(results.get(0)), expected.get("output"));
                        tolerances.relative(
                                "output",
                                Typed.doubles(results.get(1))[0],
                                expected.get("loss_smooth_l1").doubleValue());
                        tolerances.checksum("input_grad", Typed.doubles(results.get(2)), expected.get("input_grad"));
                    }
                }
            }
        }
    }

    /** Table 3 and 4 of the paper as counted from the released code (papers/reference/label-representations-params.csv). */
    @ParameterizedTest
    @CsvSource({
        "vgg19, 10, 20040522, 20178281, 20149609, 20035392", "vgg19, 100, 20086692, 20178281, 20149609, 20035392",
        "resnet32, 10, 466906, 579577, 550905, 466256", "resnet32, 100, 472756, 579577, 550905, 466256",
        "resnet110, 10, 1730714, 1843385, 1814713, 1730064", "resnet110, 100, 1736564, 1843385, 1814713, 1730064",
    })
    void parameterCountsAreThoseOfTheReleasedCode(
            String name, int classes, long category, long highDimensional, long bert, long alone) {
        Encoder encoder = Encoder.named(name, classes);
        assertThat(count(x -> encoder.apply(x).logits())).isEqualTo(category);
        assertThat(count(x -> new LabelDecoder(64).apply(encoder.embedding(x)))).isEqualTo(highDimensional);
        assertThat(count(x -> new LabelDecoder(48).apply(encoder.embedding(x)))).isEqualTo(bert);
        assertThat(count(encoder::map)).isEqualTo(alone);
    }

    @Test
    void otherSizesAndEncodersAreRefused() {
        assertThatThrownBy(() -> new LabelDecoder(32)).hasMessageContaining("64 or 48");
        assertThatThrownBy(() -> Encoder.named("resnet56", 10)).hasMessageContaining("Unknown architecture 'resnet56'");
        List<String> encoders = Encoder.names();
        String other = Backbones.names().stream()
                .filter(name -> !encoders.contains(name))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> Encoder.named(other, 10))
                .hasMessageContaining("'" + other + "' cannot be replaced")
                .hasMessageContaining("choose one of " + String.join(", ", encoders));
        assertThat(encoders).contains("resnet32", "resnet110", "vgg19");
    }

    private static long count(UnaryOperator<Tensor> network) {
        return Program.named("count")
                .method(
                        "count",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network.apply(graph.input("x", -1, 3, 32, 32))))
                .parameters()
                .count();
    }

    private static JsonNode fixture(String encoder, String head) {
        return Fixtures.read("networks/label_" + encoder + "_" + head + ".json");
    }

    private static void outputs(Tolerances tolerances, String key, NDArray actual, JsonNode expected) {
        if (expected.has("samples")) {
            tolerances.checksum(key, Typed.doubles(actual), expected);
        } else {
            tolerances.maximum(key, Typed.doubles(actual), Fixtures.numbers(expected));
        }
    }

    private Object[] arguments(JsonNode pass, String head, NDManager manager, DataType type) {
        Typed typed = new Typed(manager, type);
        int images = pass.get("n").intValue();
        NDArray x = typed.array(formulas.images(images * 3 * 32 * 32), images, 3, 32, 32);
        return new Object[] {
            x,
            head.equals("category")
                    ? typed.labels(Fixtures.numbers(pass.get("labels")))
                    : typed.array(formulas.array(1, -80, 0, images * SIDE * SIDE), images, SIDE, SIDE)
        };
    }

    private static Tensor output(String encoder, String head, Tensor x) {
        Encoder network = Encoder.named(encoder, 10);
        return head.equals("category") ? network.apply(x).logits() : new LabelDecoder(SIDE).apply(network.embedding(x));
    }

    private static Tensor loss(String head, Graph graph, Tensor output) {
        return head.equals("category")
                ? output.crossEntropy(graph.labels("y"))
                : output.smoothL1(graph.input("target", -1, SIDE, SIDE));
    }

    private static Program program(String encoder, String head, List<String> trained, NDManager manager) {
        return Program.named(encoder)
                .method("evaluate", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, 32, 32).leaf();
                    Tensor output = output(encoder, head, x);
                    Tensor loss = loss(head, graph, output);
                    return List.of(output, loss, loss.gradient(x));
                })
                .method("train", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Tensor output = output(encoder, head, graph.input("x", -1, 3, 32, 32));
                    Tensor loss = loss(head, graph, output);
                    Map<String, Tensor> behind = graph.trainableBehind(loss);
                    trained.addAll(behind.keySet());
                    List<Tensor> results = new ArrayList<>(List.of(output, loss));
                    results.addAll(loss.gradients(List.copyOf(behind.values()), false));
                    return results;
                })
                .compile(manager);
    }

    private static Program decoder(long features, int size, NDManager manager) {
        Function<Graph, List<Tensor>> body = graph -> {
            Tensor z = graph.input("z", -1, features).leaf();
            Tensor output = new LabelDecoder(size).apply(z);
            Tensor loss = output.smoothL1(graph.input("target", -1, size, size));
            return List.of(output, loss, loss.gradient(z));
        };
        return Program.named("decoder")
                .method("eval", Mode.EVAL, Precision.FP32, body)
                .method("train", Mode.TRAIN, Precision.FP32, parameter -> false, body)
                .compile(manager);
    }
}
