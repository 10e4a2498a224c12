package io.github.auxtask.method.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.method.fourier.FourierTargets.Reading;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.step.AdversarialImages;
import io.github.auxtask.train.step.Classification;
import io.github.auxtask.train.step.ClassificationProgram;
import io.github.auxtask.train.step.ClassificationStep;
import io.github.auxtask.train.step.PhaseImages;
import io.github.auxtask.train.task.Adversary;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step that trains, all of it: adversary, targets, losses, running statistics, against the released code's numbers. */
class FourierStepFixtureTest {
    private static final int SIZE = 32;

    @ParameterizedTest
    @CsvSource({"Recon, false", "FT_own, false", "FT_rolled, false", "Recon, true", "FT_own, true", "FT_rolled, true"})
    void aTrainingStepHasTheReleasedCodesLossesAndStatistics(String mode, boolean adversarial) {
        JsonNode fixture = Fixtures.read("networks/fourier_resnet18.json");
        JsonNode expected = fixture.get("modes").get(mode).get(adversarial ? "adversarial" : "clean");
        Classification task = new Classification(
                Backbones.named("resnet18", 10),
                Criterion.CROSS_ENTROPY,
                ImageShape.RGB_32,
                List.of(new WeightedTask(
                        task(mode), fixture.get("auxiliary_weight").doubleValue())),
                adversarial
                        ? AdversarialTraining.of(
                                Adversary.fgsmOfOwnPrediction(fixture.get("eps").doubleValue()))
                        : AdversarialTraining.NONE,
                new Sgd(0, 0, false),
                parameter -> true,
                Precision.FP32);
        ProgramBuilder builder = Program.named("fixture");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        FormulaWeights formulas = Fixtures.formulas();
        int[] labels = new int[fixture.get("labels").size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = fixture.get("labels").get(i).intValue();
        }
        float[] images = formulas.images(labels.length * 3 * SIZE * SIZE);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState network = new NetworkState(
                        manager,
                        program.parameters(),
                        formulas.state(
                                program.parameters().state(),
                                fixture.get("gain").doubleValue()));
                ClassificationStep step = new ClassificationStep(
                        methods,
                        program,
                        network,
                        manager,
                        PhaseImages.attacked(new AdversarialImages(
                                methods, program, network, manager, InputSpec.raw(3, SIZE, SIZE), 1)))) {
            Batch batch = new Batch(0, 0, labels.length, images, labels, new int[labels.length], List.of());
            List<FloatBlock> targets = new ArrayList<>();
            ClassificationStep.loaderTargets(task)
                    .forEach(host -> targets.addAll(host.compute().of(batch)));
            assertThat(targets).hasSize(adversarial || mode.equals("Recon") ? 0 : 1);
            Map<String, float[]> before = network.snapshot();
            StepReport report = step.run(batch.withTargets(targets), 1).get();
            double percent = adversarial ? 0.1 : 0.01;
            assertThat(report.losses().get(0))
                    .isCloseTo(expected.get("total").doubleValue(), withinPercentage(percent));
            assertThat(report.losses().get(1))
                    .isCloseTo(expected.get("cross_entropy").doubleValue(), withinPercentage(percent));
            assertThat(report.losses().get(2))
                    .isCloseTo(expected.get("auxiliary_mse").doubleValue(), withinPercentage(percent));
            // Without momentum, decay and a learning rate other than 1, the update is the gradient.
            double largest = expected.get("total_grad_norm").doubleValue();
            for (JsonNode entry : expected.get("grad_norms")) {
                String name = entry.get(0).textValue();
                double norm = norm(before.get(name), network.get(name));
                assertThat(norm).as(name).isCloseTo(entry.get(1).doubleValue(), within(5e-3 * norm + 1e-3 * largest));
            }
            for (String end : List.of("first", "last")) {
                for (String statistic : List.of("running_mean", "running_var")) {
                    JsonNode values = expected.get(end + "_" + statistic);
                    if (values != null) {
                        check(network.get(expected.get(end + "_bn").textValue() + "." + statistic), values);
                    }
                }
            }
        }
    }

    private static double norm(float[] before, float[] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double difference = (double) after[i] - before[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static void check(float[] actual, JsonNode expected) {
        double[] values = Fixtures.numbers(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(Math.abs(actual[i] - values[i])).as("channel %d", i).isLessThan(1e-4);
        }
    }

    private static AuxiliaryTask task(String mode) {
        return switch (mode) {
            case "Recon" -> new ReconstructionTask(3, SIZE);
            case "FT_own" -> new FourierTask(new FourierTargets(Reading.OWN, SIZE, SIZE));
            default -> new FourierTask(new FourierTargets(Reading.BATCH_ROLLED, SIZE, SIZE));
        };
    }
}
