package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.DataRecord;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records of runs that nobody made: what the worker would write, with invented numbers. */
public final class TestRecords {
    private static final int IMAGES = 100;

    private TestRecords() {}

    /**
     * A record of a run that was trained and evaluated.
     *
     * @param correct of a hundred images, one number for each of the run's first evaluations
     */
    public static RunRecord trained(Plan plan, PlannedRun run, int... correct) {
        return record(plan, run, RunRecord.Training.COMPLETED, correct);
    }

    /** A record of a run that failed. */
    public static RunRecord failed(Plan plan, PlannedRun run) {
        return record(plan, run, RunRecord.Training.FAILED);
    }

    private static RunRecord record(Plan plan, PlannedRun run, String status, int... correct) {
        return new RunRecord(
                run.id(),
                new RunRecord.Purpose(
                        plan.reproduction(),
                        plan.budget(),
                        plan.evidence(),
                        "mvn aux:train -Daux.budget=" + plan.budget() + " -Daux.only="
                                + run.id().abbreviated()),
                new RunRecord.Configuration(
                        new RunRecord.Method(run.method().name(), run.method().version()),
                        run.variant(),
                        run.seed(),
                        run.settings(),
                        run.needs()),
                new DataRecord(
                        run.data().name(),
                        run.data().digest(),
                        new DataRecord.Parts(Map.of(), 80, 20, IMAGES),
                        new DataRecord.Contents("generated", Map.of(), null),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                training(status),
                evaluations(run, correct),
                provenance(),
                new RunRecord.Cost(12.5, 700L, 139.4, null));
    }

    private static RunRecord.Training training(String status) {
        List<RunRecord.Epoch> history = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            double loss = 2.0 / epoch;
            history.add(new RunRecord.Epoch(
                    epoch,
                    loss,
                    Map.of("classification", loss),
                    30.0 * epoch,
                    25.0 * epoch,
                    0.1,
                    4.0,
                    139.4,
                    Map.of()));
        }
        String reason = status.equals(RunRecord.Training.FAILED) ? "The loss is not a number." : null;
        return new RunRecord.Training(status, reason, 3, 3, "best-validation", history, 78_042L);
    }

    private static List<EvaluationRecord> evaluations(PlannedRun run, int... correct) {
        List<EvaluationRecord> evaluations = new ArrayList<>();
        for (int i = 0; i < correct.length; i++) {
            Evaluation evaluation = run.evaluations().get(i);
            evaluations.add(new EvaluationRecord(
                    evaluation.id(run.id()),
                    evaluation.name(),
                    evaluation.settings(),
                    new EvaluationRecord.Score(IMAGES, correct[i], correct[i], null, null),
                    1.5,
                    new EvaluationRecord.Details(Map.of(), List.of(), List.of(), Map.of()),
                    null));
        }
        return evaluations;
    }

    private static Provenance provenance() {
        return new Provenance(
                new Provenance.Code(null, null, null),
                new Provenance.Programs(Map.of("auxtask", "0.1.0", "djl", "0.35.1", "libtorch", "2.7.1"), Map.of()),
                new Provenance.Hardware("a processor", 2, 16_384, null),
                new Provenance.Computation("cpu", 2, "fp32", Map.of(), null),
                new Provenance.Launch(Map.of(), "en", ""),
                new Provenance.Randomness(null, Map.of()));
    }

    /**
     * Writes the records of a budget beside a {@code reproduction.yaml}: run by hand when the form of records changes, to
     * renew those of the integration tests.
     *
     * @param arguments the file, the budget, and for each run of its plan, in order, correct images as {@code 90,12}
     */
    public static void main(String[] arguments) {
        Reproduction reproduction = ReproductionReader.read(Path.of(arguments[0]));
        Plan plan = Plan.of(reproduction, Selection.of(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            PlannedRun run = plan.runs().get(i - 2);
            int[] correct = List.of(arguments[i].split(",", -1)).stream()
                    .mapToInt(Integer::parseInt)
                    .toArray();
            Path folder = RunsFolder.of(reproduction).resolve(plan.budget());
            trained(plan, run, correct).write(folder.resolve(run.fileName()));
        }
    }
}
