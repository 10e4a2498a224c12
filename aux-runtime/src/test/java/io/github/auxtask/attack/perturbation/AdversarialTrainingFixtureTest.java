package io.github.auxtask.attack.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.ResNet18;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One step of the Fourier paper's adversarial training of ResNet-18 against the released code's numbers: the attack in train mode,
 * then the scores on its images, and running statistics after all passes.
 */
class AdversarialTrainingFixtureTest {
    private static final double RUNNING = 1e-4;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void attackInTrainModeGivesTheReleasedCodesScoresAndRunningStatistics(boolean onePass) {
        JsonNode fixture = Fixtures.read("networks/fourier_resnet18.json");
        JsonNode expected = fixture.get("modes").get("Recon").get("adversarial");
        JsonNode tolerance = fixture.get("tolerance").get("adversarial").get("float32");
        FormulaWeights formulas = Fixtures.formulas();
        ThreatModel threat =
                ThreatModel.standardised(Norm.LINF, fixture.get("eps").asText());
        UnrolledAscent fgsm = new UnrolledAscent(threat, null, threat.epsilon(), 1, LabelSource.PREDICTED);
        ResNet18 backbone = new ResNet18(10);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("adversarial")
                        .method("step", Mode.TRAIN, Precision.FP32, parameter -> true, graph -> {
                            Tensor x = graph.input("x", -1, 3, 32, 32);
                            Tensor labels = graph.labels("y");
                            Tensor adversarial =
                                    fgsm.adversarial(t -> backbone.apply(t).logits(), x, labels, !onePass);
                            Tensor logits = backbone.apply(adversarial).logits();
                            return List.of(logits, logits.crossEntropy(labels));
                        })
                        .compile(manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        formulas.state(
                                program.parameters().state(),
                                fixture.get("gain").doubleValue()))) {
            double[] labels = Fixtures.numbers(fixture.get("labels"));
            int count = labels.length;
            NDArray x = manager.create(formulas.images(count * 3 * 32 * 32), new Shape(count, 3, 32, 32));
            NDArray y = manager.create(
                    IntStream.range(0, count).mapToLong(i -> (long) labels[i]).toArray());
            NDList results = program.call("step", manager, state, x, y);
            close(
                    "logits",
                    results.get(0).toFloatArray(),
                    expected.get("logits"),
                    tolerance.get("logits").doubleValue());
            assertThat(Difference.relative(
                            results.get(1).toFloatArray()[0],
                            expected.get("cross_entropy").doubleValue()))
                    .isLessThan(tolerance.get("total").doubleValue());
            for (String end : List.of("first", "last")) {
                String layer = expected.get(end + "_bn").textValue();
                close(layer, state.get(layer + ".running_mean"), expected.get(end + "_running_mean"), RUNNING);
            }
            close("bn1", state.get("bn1.running_var"), expected.get("first_running_var"), RUNNING);
        }
    }

    private static void close(String what, float[] actual, JsonNode expected, double allowed) {
        double[] numbers = Fixtures.numbers(expected);
        double[] head =
                IntStream.range(0, numbers.length).mapToDouble(i -> actual[i]).toArray();
        double difference = Difference.ofMaximum(head, numbers);
        if (Boolean.getBoolean("auxtask.show-differences")) {
            System.out.printf(
                    Locale.ROOT, "difference | adversarial step | %s | %.2g | %.2g%n", what, difference, allowed);
        }
        assertThat(difference).as(what).isLessThan(allowed);
    }
}
