package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions against what then happened: every committed run from its own speed of training and the other runs' records. */
class RunPredictionTest {
    /** Of all runs of a reproduction together, which is what a plan says. */
    private static final double TOLERANCE = 0.2;

    /** Of one of them: they were recorded on a machine that others used, too, so that equal work took up to 1.4 times as long. */
    private static final double TOLERANCE_OF_ONE = 0.25;

    /** And runs of a minute tell little. */
    private static final double SECONDS = 15;

    static List<Path> folders() {
        return Repository.reproductions().stream()
                .filter(folder -> !RunRecords.read(folder.resolve("runs").resolve("quick"))
                        .records()
                        .isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void whatWasRecordedTookWhatIsPredictedWithinAFifthAndEveryRunWithinAQuarter(Path folder) {
        Reproduction reproduction = Repository.reproduction(folder);
        List<RunRecord> records =
                RunRecords.read(folder.resolve("runs").resolve("quick")).records();
        Plan plan = Plan.of(reproduction, new Selection("quick", null, null, null));
        Set<String> networks = Set.copyOf(Backbones.names());
        double allPredicted = 0;
        double allTook = 0;
        for (RunRecord record : records) {
            List<RunRecord> others = new ArrayList<>(records);
            others.remove(record);
            PlannedRun run = plan.run(record.id()).orElse(null);
            RecordedRates rates = new RecordedRates(others, networks);
            if (run == null || rates.validationPerImage(run).isEmpty() || !isWhole(run, record)) {
                continue;
            }
            RunPrediction predicted = RunPrediction.of(
                    run,
                    steps(record),
                    new ForwardResult(
                            rates.validationPerImage(run).orElseThrow(),
                            record.data().parts().validation(),
                            record.data().parts().test()),
                    rates);
            double took = record.cost().wallSeconds()
                    + record.evaluations().stream()
                            .mapToDouble(EvaluationRecord::seconds)
                            .sum();
            allPredicted += predicted.trained() + predicted.evaluations();
            allTook += took;
            assertThat(predicted.trained() + predicted.evaluations())
                    .as("%s: %s", run.label(), predicted)
                    .isCloseTo(took, within(Math.max(SECONDS, TOLERANCE_OF_ONE * took)));
        }
        assumeTrue(
                allTook > 0,
                "skipped: no run of " + folder.getFileName() + " has recorded ones of its own networks beside it");
        assertThat(allPredicted).isCloseTo(allTook, within(TOLERANCE * allTook));
    }

    /** All that was planned was made, and every evaluation has been made of another run, too. */
    private static boolean isWhole(PlannedRun run, RunRecord record) {
        return run.evaluations().stream()
                .allMatch(planned ->
                        record.evaluations().stream().anyMatch(made -> made.id().equals(planned.id(run.id()))));
    }

    /** What a probe on the machine of the record would have found. */
    private static ProbeResult steps(RunRecord record) {
        int images = record.data().parts().train();
        List<RunRecord.Epoch> history = record.training().history();
        double seconds = history.stream()
                .mapToDouble(epoch -> images / epoch.imagesPerSecond())
                .sum();
        return new ProbeResult(seconds / history.size(), 1, history.size());
    }

    @Test
    void validationAfterEachEpochIsMostOfATrainingOnOnePerCentOfTheImages() {
        // Label representations, ResNet-32, category, 1 %: 200 epochs of 500 images and 5,000 of validation. 194 s of
        // steps were
        // predicted, and it took nine minutes: examination of revision 70e3414.
        ProbeResult steps = new ProbeResult(194.0 / 200, 1, 200);
        double passes = 200 * 5_000;
        ForwardResult forward = new ForwardResult((540 - 194) / passes, 5_000, 10_000);
        Path folder = Repository.reproductions().stream()
                .filter(path -> path.endsWith("label-representations"))
                .findFirst()
                .orElseThrow();
        Plan plan = Plan.of(
                Repository.reproduction(folder),
                new Selection("quick", null, "dataset=cifar10,encoder=resnet32,label=category,level=1", null));

        RunPrediction predicted =
                RunPrediction.of(plan.runs().get(0), steps, forward, new RecordedRates(List.of(), Set.of()));

        assertThat(predicted.trained()).isCloseTo(540, within(1.0));
        assertThat(predicted.validation()).isGreaterThan(predicted.training());
    }
}
