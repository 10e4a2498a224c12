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
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.PlainSpectrum;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Backbone and decoder together, one training step of the Fourier paper, clean and after an FGSM step in train mode, against
 * the released code's numbers. Targets come from a plain discrete Fourier transform.
 */
class FourierNetworkFixtureTest {
    private static final int SIZE = 32;
    private static final double FLOAT64 = 1e-6;

    /** One of each kind; {@code -Dauxtask.exact=true} runs all. */
    private static final Set<String> QUICK = Set.of(
            "resnet18 Recon float32",
            "resnet18 FT_own float64",
            "resnet18 FT_rolled float32",
            "resnext29_2x64d FT_own float32");

    @ParameterizedTest
    @CsvSource({
        "resnet18, Recon, FLOAT32",
        "resnet18, FT_own, FLOAT32",
        "resnet18, FT_rolled, FLOAT32",
        "resnet18, FT_own, FLOAT64",
        "resnext29_2x64d, Recon, FLOAT32",
        "resnext29_2x64d, FT_own, FLOAT32",
        "resnext29_2x64d, FT_rolled, FLOAT32",
        "resnext29_2x64d, FT_own, FLOAT64",
    })
    void trainingStepGivesTheReleasedCodesLossesAndGradients(String name, String task, DataType type) {
        assumeTrue(
                QUICK.contains(name + " " + task + " " + type) || Boolean.getBoolean("auxtask.exact"),
                "skipped: takes long, -Dauxtask.exact=true runs it");
        JsonNode fixture = Fixtures.read("networks/fourier_" + name + ".json");
        FormulaWeights formulas = Fixtures.formulas();
        double[] labels = Fixtures.numbers(fixture.get("labels"));
        int images = labels.length;
        int channels = task.equals("Recon") ? 3 : 2;
        List<String> trained = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager();
                Program program =
                        program(name, channels, fixture.get("auxiliary_weight").doubleValue(), trained, manager)) {
            JsonNode mode = fixture.get("modes").get(task);
            assertThat(program.parameters().count())
                    .isEqualTo(mode.get("total_parameters").longValue());
            Map<String, float[]> values = formulas.state(
                    program.parameters().state(), fixture.get("gain").doubleValue());
            Typed typed = new Typed(manager, type);
            NDArray x = typed.array(formulas.images(images * 3 * SIZE * SIZE), images, 3, SIZE, SIZE);
            NDArray y = typed.labels(labels);
            try (NetworkState state = new NetworkState(manager, program.parameters(), values, type)) {
                NDList results = program.call("step", manager, state, x, y, target(task, x, typed));
                check(
                        name + " " + task + " clean",
                        mode.get("clean"),
                        results,
                        trained,
                        state,
                        tolerance(fixture, "clean", type));
            }
            JsonNode allowed = fixture.get("tolerance").get("adversarial").get("float32");
            if (type == DataType.FLOAT32 && allowed.isNull()) {
                return;
            }
            try (NetworkState state = new NetworkState(manager, program.parameters(), values, type)) {
                NDArray epsilon = typed.scalar(fixture.get("eps").doubleValue());
                // Two passes on x before the one on the adversarial images, and all three move the running statistics.
                NDArray guess = program.call("guess", manager, state, x).head();
                NDArray adversarial =
                        program.call("fgsm", manager, state, x, guess, epsilon).head();
                NDList results = program.call("step", manager, state, adversarial, y, target(task, adversarial, typed));
                check(
                        name + " " + task + " adversarial",
                        mode.get("adversarial"),
                        results,
                        trained,
                        state,
                        type == DataType.FLOAT64
                                ? key -> FLOAT64
                                : key -> allowed.path(key).asDouble(5e-3));
            }
        }
    }

    private static java.util.function.ToDoubleFunction<String> tolerance(JsonNode fixture, String part, DataType type) {
        JsonNode allowed = fixture.get("tolerance").get(part);
        return key -> type == DataType.FLOAT64 ? FLOAT64 : allowed.get(key).doubleValue();
    }

    private static void check(
            String what,
            JsonNode expected,
            NDList results,
            List<String> trained,
            NetworkState state,
            java.util.function.ToDoubleFunction<String> tolerance) {
        Map<String, Double> differences = new HashMap<>();
        differences.put(
                "logits",
                Difference.ofMaximum(Typed.doubles(results.get(0)), Fixtures.numbers(expected.get("logits"))));
        differences.put(
                "decoder", Difference.ofChecksum(Typed.doubles(results.get(1)), expected.get("decoder_output")));
        double total = 0;
        for (String part : List.of("cross_entropy", "auxiliary_mse", "total")) {
            int place = 2 + List.of("cross_entropy", "auxiliary_mse", "total").indexOf(part);
            total = Math.max(
                    total,
                    Difference.relative(
                            Typed.doubles(results.get(place))[0],
                            expected.get(part).doubleValue()));
        }
        differences.put("total", total);
        Map<String, Double> norms = new HashMap<>();
        double squares = 0;
        for (int i = 0; i < trained.size(); i++) {
            double norm = Difference.norm(Typed.doubles(results.get(5 + i)));
            norms.put(trained.get(i), norm);
            squares += norm * norm;
        }
        double whole = expected.get("total_grad_norm").doubleValue();
        double gradient = Difference.relative(Math.sqrt(squares), whole);
        for (JsonNode entry : expected.get("grad_norms")) {
            double norm = entry.get(1).doubleValue();
            gradient = Math.max(gradient, Math.abs(norms.get(entry.get(0).textValue()) - norm) / (norm + 1e-4 * whole));
        }
        differences.put("total_grad_norm", gradient);
        if (Boolean.getBoolean("auxtask.show-differences")) {
            System.out.println("difference | " + what + " " + state.type() + " | " + differences);
        }
        differences.forEach((key, difference) ->
                assertThat(difference).as("%s, %s", what, key).isLessThanOrEqualTo(tolerance.applyAsDouble(key)));
        for (String end : List.of("first", "last")) {
            String layer = expected.get(end + "_bn").textValue();
            double[] mean = Fixtures.numbers(expected.get(end + "_running_mean"));
            float[] actual = state.get(layer + ".running_mean");
            double[] head = new double[mean.length];
            for (int i = 0; i < head.length; i++) {
                head[i] = actual[i];
            }
            assertThat(Difference.ofMaximum(head, mean))
                    .as("%s, %s", what, layer)
                    .isLessThanOrEqualTo(1e-4);
        }
    }

    private static NDArray target(String task, NDArray x, Typed typed) {
        if (task.equals("Recon")) {
            return x;
        }
        int images = (int) x.getShape().get(0);
        double[] spectra = PlainSpectrum.targets(Typed.doubles(x), images, SIZE, task.equals("FT_rolled"));
        return typed.array(spectra, images, 2, SIZE, SIZE);
    }

    private static Program program(String name, int channels, double weight, List<String> trained, NDManager manager) {
        Backbone backbone = Backbones.named(name, 10);
        TransposedDecoder decoder = new TransposedDecoder(channels, SIZE);
        return Program.named("fourier")
                .method("step", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                    Backbone.Output output = backbone.apply(graph.input("x", -1, 3, SIZE, SIZE));
                    Tensor entropy = output.logits().crossEntropy(graph.labels("y"));
                    Tensor decoded = output.features().in("decoder", decoder::apply);
                    Tensor error = decoded.meanSquaredError(graph.input("target", -1, channels, SIZE, SIZE));
                    Tensor total = entropy.add(error.times(weight));
                    Map<String, Tensor> behind = graph.trainableBehind(total);
                    trained.addAll(behind.keySet());
                    List<Tensor> results = new ArrayList<>(List.of(output.logits(), decoded, entropy, error, total));
                    results.addAll(total.gradients(List.copyOf(behind.values()), false));
                    return results;
                })
                .method(
                        "guess",
                        Mode.TRAIN,
                        Precision.FP32,
                        graph -> List.of(backbone.apply(graph.input("x", -1, 3, SIZE, SIZE))
                                .logits()
                                .argmax(1)))
                .method("fgsm", Mode.TRAIN, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, SIZE, SIZE).leaf();
                    Tensor loss = backbone.apply(x).logits().crossEntropy(graph.labels("y"));
                    return List.of(x.add(loss.gradient(x).sign().mul(graph.scalar("epsilon"))));
                })
                .compile(manager);
    }
}
