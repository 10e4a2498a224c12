package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.DeviceChoice;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.TestExamples;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three trained networks and their ensemble, from the plan to the evaluated record, and what happens when a member changes. */
class EnsembleRunTest {
    @TempDir
    private Path folder;

    @Test
    void anEnsembleIsRecordedAtOnceAndEvaluatedLikeAnyOther() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=ensemble|logits");
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly(
                        "resnet8/none/clean/plain seed 1",
                        "resnet8/none/clean/plain seed 2",
                        "resnet8/none/clean/plain seed 3",
                        "resnet8/none/clean/ensemble seed 1",
                        "resnet8/none/clean/logits seed 1");
        PlannedRun ensemble = plan.runs().get(3);
        PlannedRun logits = plan.runs().get(4);

        assertThat(reproduction.worker("train", plan, false)).isZero();

        assertThat(reproduction.told("run-finished", "label"))
                .containsExactlyElementsOf(
                        plan.runs().stream().map(PlannedRun::label).toList());
        RunRecord record = reproduction.record(ensemble);
        assertThat(record.training().completed()).isTrue();
        assertThat(record.training().epochs()).isZero();
        assertThat(record.training().parameters())
                .isEqualTo(
                        3 * reproduction.record(plan.runs().get(0)).training().parameters());
        TrainingBasis.Composition composition = record.training().composition();
        assertThat(composition).isNotNull();
        assertThat(composition.rule()).isEqualTo("sum-of-softmax");
        for (int i = 0; i < 3; i++) {
            PlannedRun member = plan.runs().get(i);
            assertThat(composition.members().get(i))
                    .isEqualTo(new TrainingBasis.Member(
                            member.id(),
                            reproduction.store(member).weightsDigest().hex()));
        }
        assertThat(reproduction.store(ensemble).weights()).doesNotExist();
        assertThat(reproduction.store(ensemble).script()).doesNotExist();

        assertThat(reproduction.worker("attack", plan, false)).isZero();

        // what is there only because it is needed is not evaluated
        assertThat(reproduction.told("evaluated", "id"))
                .containsExactly(
                        ensemble.id().hex(),
                        ensemble.id().hex(),
                        logits.id().hex(),
                        logits.id().hex());
        List<double[][]> scores = scores(reproduction, plan.runs().subList(0, 3));
        Examples tested =
                TestExamples.of(RunMethod.of(ensemble), ShapesDataset.standard().draw());
        assertThat(evaluated(reproduction, ensemble, "clean").correct()).isEqualTo(correct(scores, tested, true));
        assertThat(evaluated(reproduction, logits, "clean").correct()).isEqualTo(correct(scores, tested, false));
        assertThat(evaluated(reproduction, ensemble, "clean").images()).isEqualTo(100);
        assertThat(evaluated(reproduction, ensemble, "fgsm").correct())
                .isLessThanOrEqualTo(evaluated(reproduction, ensemble, "clean").correct());
        assertThat(reproduction.store(ensemble).pictures()).isNotEmptyDirectory();

        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.told("run-skipped", "reason")).hasSize(5).containsOnly("already trained");
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        assertThat(reproduction.told("run-skipped", "reason")).hasSize(2).containsOnly("already evaluated");
    }

    @Test
    void whenAMemberIsTrainedAgainTheEnsembleIsPutTogetherAnew() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=ensemble");
        PlannedRun ensemble = plan.runs().get(3);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        RunRecord before = reproduction.record(ensemble);

        trainedAgain(reproduction, plan.runs().get(1));
        Files.delete(reproduction.recordFile(ensemble));
        RunRecord stored = RunRecord.read(reproduction.store(ensemble).record());
        stored.withEvaluations(List.of()).write(reproduction.store(ensemble).record());
        assertThat(reproduction.worker("attack", plan, false)).isEqualTo(3);
        assertThat(reproduction.told("run-failed", "message"))
                .singleElement()
                .asString()
                .startsWith(
                        "Some of what the run was put together from has been trained again since: put it together anew"
                                + " with mvn aux:train");

        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.told("run-finished", "label")).containsExactly(ensemble.label());
        RunRecord after = reproduction.record(ensemble);
        assertThat(after.training().composition())
                .isNotEqualTo(before.training().composition());
        assertThat(after.evaluations()).isEmpty();
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        assertThat(reproduction.told("evaluated", "name")).containsExactly("clean", "fgsm");
    }

    /** As if it had been, with other values. */
    private static void trainedAgain(NeedingReproduction reproduction, PlannedRun member) throws IOException {
        change(reproduction.store(member).weights());
        TrainingBasis.Weights weights = new TrainingBasis.Weights(
                reproduction.store(member).weightsDigest().hex(), List.of());
        for (Path file : List.of(reproduction.store(member).record(), reproduction.recordFile(member))) {
            RunRecord record = RunRecord.read(file);
            RunRecordBuilder.like(record)
                    .training(record.training().withWeights(weights))
                    .build()
                    .write(file);
        }
    }

    @Test
    void aMemberWhoseWeightsAreNotHereIsNamedBeforeAnythingIsDone() throws IOException {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=ensemble");
        PlannedRun member = plan.runs().get(2);
        assertThat(reproduction.worker("train", reproduction.plan("part=plain"), false))
                .isZero();
        assertThat(reproduction.worker("train", plan, false)).isZero();
        Files.delete(reproduction.store(member).weights());
        Files.delete(reproduction.recordFile(plan.runs().get(3)));
        Files.delete(reproduction.store(plan.runs().get(3)).record());

        assertThat(reproduction.worker("train", plan, false)).isEqualTo(65);

        assertThat(reproduction.told("error", "message"))
                .singleElement()
                .asString()
                .startsWith(
                        "resnet8/none/clean/plain seed 3, which resnet8/none/clean/ensemble seed 1 needs, has a record, but"
                                + " its weights are not in this store: train it here with mvn aux:train")
                .endsWith(" -Daux.force=true.");
    }

    @Test
    void whatIsForcedIsWhatWasAskedForAndNotWhatItNeeds() {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        Plan plan = reproduction.plan("part=ensemble");
        assertThat(reproduction.worker("train", plan, false)).isZero();

        assertThat(reproduction.worker("train", plan, true)).isZero();

        assertThat(reproduction.told("run-finished", "label")).containsExactly("resnet8/none/clean/ensemble seed 1");
        assertThat(reproduction.told("run-skipped", "label")).hasSize(3);
    }

    @Test
    void aFailureIsReportedOnceWithAllThatHangsOnIt() {
        NeedingReproduction reproduction = NeedingReproduction.in(folder)
                .with("optimiser.learning-rate: 0.05", "optimiser.learning-rate: 1e30")
                .with("epochs: 1", "epochs: 2");
        Plan plan = reproduction.plan("task=none");

        assertThat(reproduction.worker("train", plan, false)).isEqualTo(3);

        assertThat(reproduction.told("run-failed", "label"))
                .containsExactly(
                        "resnet8/none/clean/plain seed 1",
                        "resnet8/none/clean/plain seed 2",
                        "resnet8/none/clean/plain seed 3");
        List<JsonNode> held = reproduction.events("runs-held");
        assertThat(held).singleElement().satisfies(event -> {
            assertThat(event.path("label").asText()).isEqualTo("resnet8/none/clean/plain seed 1");
            assertThat(event.path("runs"))
                    .extracting(JsonNode::asText)
                    .containsExactly(
                            "resnet8/none/clean/ensemble seed 1",
                            "resnet8/none/clean/logits seed 1",
                            "resnet8/none/clean/student seed 1");
        });
        assertThat(reproduction.told("run-started", "label")).hasSize(3);
    }

    private static EvaluationRecord evaluated(NeedingReproduction reproduction, PlannedRun run, String name) {
        return reproduction.record(run).evaluations().stream()
                .filter(evaluation -> evaluation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Another value somewhere, as another training would have. */
    private static void change(Path weights) {
        Safetensors stored = Safetensors.read(weights);
        Map<String, float[]> values = new LinkedHashMap<>(stored.values());
        String name = values.keySet().iterator().next();
        float[] changed = values.get(name).clone();
        changed[0] += 1;
        values.put(name, changed);
        new Safetensors(stored.metadata(), stored.shapes(), values).write(weights);
    }

    /** Each member's scores of the test images, from its own file of weights. */
    private static List<double[][]> scores(NeedingReproduction reproduction, List<PlannedRun> members) {
        Dataset dataset = ShapesDataset.standard().draw();
        try (Computer computer = Computer.start(DeviceChoice.parse("cpu"), 1, true)) {
            return members.stream()
                    .map(member -> scores(reproduction, member, dataset, computer.manager()))
                    .toList();
        }
    }

    private static double[][] scores(
            NeedingReproduction reproduction, PlannedRun member, Dataset dataset, NDManager manager) {
        RunMethod how = RunMethod.of(member);
        Examples examples = TestExamples.of(how, dataset);
        Standardisation standardisation = how.standardisation(dataset);
        InputSpec inputs = new InputSpec(3, 32, 32, standardisation.mean(), standardisation.std());
        float[] images = new float[examples.count() * examples.shape().size()];
        for (int i = 0; i < examples.count(); i++) {
            examples.write(i, 0, images, i * examples.shape().size());
        }
        try (AttackedClassifier classifier = AttackedClassifier.of(
                        Classifier.of(how, dataset),
                        Precision.FP32,
                        manager,
                        inputs,
                        Safetensors.read(reproduction.store(member).weights()).values());
                NDArray x = manager.create(images, new Shape(examples.count(), 3, 32, 32))) {
            float[][] rows = classifier.hostScores(manager, x);
            double[][] scores = new double[rows.length][rows[0].length];
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < rows[i].length; k++) {
                    scores[i][k] = rows[i][k];
                }
            }
            return scores;
        }
    }

    /** How many images the sum of probabilities, or of scores, puts into their own class. */
    private static int correct(List<double[][]> members, Examples tested, boolean softmax) {
        int correct = 0;
        for (int i = 0; i < tested.count(); i++) {
            double[] sum = new double[10];
            for (double[][] scores : members) {
                double total = 0;
                for (double score : scores[i]) {
                    total += Math.exp(score);
                }
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += softmax ? Math.exp(scores[i][k]) / total : scores[i][k];
                }
            }
            int best = 0;
            for (int k = 1; k < sum.length; k++) {
                best = sum[k] > sum[best] ? k : best;
            }
            correct += best == tested.label(i) ? 1 : 0;
        }
        return correct;
    }
}
