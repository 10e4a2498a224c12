package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.difference.RecordDifference;
import io.github.auxtask.run.diagnose.Determinism;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.MethodCheck;
import io.github.auxtask.run.prepare.StoredValues;
import io.github.auxtask.run.prepare.TrainedModel;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats the last run of a plan beside the stored one and tells what differs, value by value. Where both trainings are bitwise
 * deterministic and machine and programs are the same, every bit must be equal, and a difference is a failure; elsewhere it is
 * only told.
 */
public final class RunRepeater {
    private static final String BITWISE = Determinism.BITWISE.word();

    private final Session session;
    private final Plan plan;
    private final RunStore store;
    private final PlanRecords records;

    public RunRepeater(Session session) {
        this.session = session;
        this.plan = session.plan();
        this.store = session.store();
        this.records = PlanRecords.of(session, plan, store);
    }

    public int run() {
        PlannedRun run = plan.runs().get(plan.runs().size() - 1);
        RunRecord original = records.completed(run)
                .orElseThrow(() -> new BadInputException(run.label() + " is not trained, so there is nothing to repeat:"
                        + " train it with " + records.trainCommand(run) + "."));
        RunFolder folder = unfinished(store.run(run.id()));
        session.events()
                .event("run-started")
                .with("id", run.id())
                .with("label", run.label() + ", again")
                .with("index", 1)
                .with("total", 1)
                .send();
        RunRecord repeated = repeat(run, folder);
        List<RecordDifference> differences = new ArrayList<>(RecordDifference.ofResults(original, repeated));
        boolean weights = weights(run, original, folder, differences);
        List<RecordDifference> surroundings = RecordDifference.ofSurroundings(original, repeated);
        RepetitionReport report = new RepetitionReport(session.events());
        boolean recorded = original.training().weights() != null;
        report.differences(differences, RecordDifference.count(original) + (weights && !recorded ? 1 : 0), weights);
        report.surroundings(surroundings);
        boolean bitwise = BITWISE.equals(original.provenance().randomness().determinism())
                && BITWISE.equals(repeated.provenance().randomness().determinism());
        if (!differences.isEmpty() && bitwise && surroundings.isEmpty()) {
            throw new RunFailedException(run.label() + " was repeated on the same machine with the same programs, where"
                    + " trainings are bitwise deterministic, but " + differences.size()
                    + " values differ (listed above): a defect, in the machine or in this software.");
        }
        report.verdict(differences.isEmpty(), weights, bitwise, surroundings);
        return 0;
    }

    /** The first repetition that has no record yet: a new one, or one that was interrupted. */
    private static RunFolder unfinished(RunFolder run) {
        int number = 1;
        while (Files.exists(run.repetition(number).record())) {
            number++;
        }
        return run.repetition(number);
    }

    private RunRecord repeat(PlannedRun run, RunFolder folder) {
        RunLock lock = folder.tryLock()
                .orElseThrow(() -> new BadInputException(
                        "Another worker is repeating this run on the same store: wait until it has finished."));
        TrainedRuns runs = new TrainedRuns(
                plan,
                session.dataAccess(),
                new StoredValues(store, records::trainCommand, new MethodCheck(session.events())));
        try (RunTrainer training = new RunTrainer(session, store, records, runs)) {
            training.prepare(List.of(run));
            return training.repeat(run, folder);
        } finally {
            lock.close();
        }
    }

    /**
     * Compares the trained values, by their digest in the original's record or, where that is older than such digests, by the store's file.
     *
     * @return false if there was nothing to compare with
     */
    private boolean weights(PlannedRun run, RunRecord original, RunFolder folder, List<RecordDifference> differences) {
        if (original.training().weights() != null) {
            // Among the results already.
            return true;
        }
        RunFolder stored = store.run(run.id());
        if (!records.isTrainedHere(run, original) || !Files.exists(stored.weights())) {
            return false;
        }
        String first = TrainedModel.digest(stored, original.weightsDigest(), run.label(), records.trainCommand(run))
                .hex();
        String second = folder.weightsDigest().hex();
        if (!first.equals(second)) {
            differences.add(new RecordDifference("weights (SHA-256)", first, second));
        }
        return true;
    }
}
