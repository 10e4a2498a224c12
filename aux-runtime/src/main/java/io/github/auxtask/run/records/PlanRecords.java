package io.github.auxtask.run.records;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.store.FolderCheck;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a plan's runs, in two places: in the reproduction, where they are committed, and in the store, where runs of
 * other budgets and other checkouts find them. Two budgets with the same settings share a run, so a record of the store is
 * copied under the budget's own name.
 */
public final class PlanRecords {
    /** Nobody writes a record for that long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Plan plan;
    private final RepeatCommand repeat;
    private final Path folder;
    private final RunStore store;
    private final Events events;
    private final RunLedger ledger;
    /** By run, the ledger's line about its beginning. */
    private final Map<ContentId, String> begun = new HashMap<>();

    /** @param yaml the file that the plan was made from; records lie in {@code runs} beside it */
    PlanRecords(Plan plan, Path yaml, RunStore store, Events events) {
        this.plan = plan;
        this.repeat = new RepeatCommand(plan, yaml);
        Path all = yaml.resolveSibling("runs");
        this.folder = all.resolve(plan.budget());
        this.store = store;
        this.events = events;
        this.ledger = new RunLedger(plan, repeat, all);
    }

    /** The records of the session's plan. */
    public static PlanRecords of(Session session, Plan plan, RunStore store) {
        PlanRecords records = new PlanRecords(plan, session.request().requiredYaml(), store, session.events());
        AtomicFile.removeLeftovers(records.folder, ABANDONED);
        return records;
    }

    /**
     * Finds out before hours are spent whether records can be written.
     *
     * @throws BadInputException if not
     */
    public void requireWritable() {
        FolderCheck check = FolderCheck.of(folder);
        if (!check.writable()) {
            throw new BadInputException("The folder of records " + folder + " cannot be written (" + check.problem()
                    + "): let your user write there, or move away what is in its place.");
        }
    }

    /** The record of a run that was trained to its end, copied into the reproduction if only the store has it. */
    public Optional<RunRecord> completed(PlannedRun run) {
        Optional<RunRecord> own = read(file(run)).filter(record -> isCompleted(record, run));
        Optional<RunRecord> shared = shared(run);
        if (shared.isEmpty()) {
            own.ifPresent(known -> mend(run, known));
            return own;
        }
        RunRecord known = own.orElseGet(() -> underThisBudget(shared.get(), run));
        RunRecord filled = known.withEvaluations(evaluations(known, shared.get(), run));
        if (own.isEmpty() || !filled.equals(own.get())) {
            filled.write(file(run));
        }
        return Optional.of(filled);
    }

    /** A record in the store that was damaged is replaced by the reproduction's, if that is of the same weights. */
    private void mend(PlannedRun run, RunRecord own) {
        RunFolder folder = store.run(run.id());
        if (!Files.exists(folder.record()) || !(own.training().composition() != null || hasWeights(folder, own))) {
            return;
        }
        own.write(folder.record());
        events.warn("The store's record of " + run.label() + " was mended with " + relativeFile(run) + ".");
    }

    private static boolean hasWeights(RunFolder folder, RunRecord record) {
        return Files.exists(folder.weights())
                && record.weightsDigest()
                        .equals(Optional.of(folder.weightsDigest().hex()));
    }

    /** The planned evaluations that a record has no result of. */
    public List<Evaluation> lacking(PlannedRun run, RunRecord record) {
        return run.evaluations().stream()
                .filter(planned -> record.evaluations().stream()
                        .noneMatch(made -> made.id().equals(planned.id(run.id()))
                                && made.name().equals(planned.name())))
                .toList();
    }

    /**
     * Adds an evaluation to a run's records, in place of an older one of its name or settings.
     *
     * @throws IllegalStateException if the run has no record
     */
    public void add(PlannedRun run, EvaluationRecord made) {
        store.run(run.id()).requireHeld();
        RunRecord own = completed(run).orElseThrow(() -> new IllegalStateException("no record of " + run.label()));
        RunRecord shared = shared(run).orElse(own);
        with(shared, made).write(store.run(run.id()).record());
        with(own, made).write(file(run));
    }

    /** Whether the store's weights are those of the record, and not of a training of the same run elsewhere. */
    public boolean isTrainedHere(PlannedRun run, RunRecord record) {
        return shared(run)
                .filter(shared -> shared.training().isSame(record.training()))
                .isPresent();
    }

    private static RunRecord with(RunRecord record, EvaluationRecord made) {
        List<EvaluationRecord> all = new ArrayList<>(record.evaluations());
        all.removeIf(old -> old.id().equals(made.id()) || old.name().equals(made.name()));
        all.add(made);
        return record.withEvaluations(all);
    }

    private Optional<RunRecord> shared(PlannedRun run) {
        return read(store.run(run.id()).record()).filter(record -> isCompleted(record, run));
    }

    /** Tells the ledger that a run is begun, or gone on with. */
    public void started(PlannedRun run) {
        begun.put(run.id(), ledger.started(run).hex());
    }

    /** Writes a record in both places, and in the ledger that there is one; a failure never replaces a success. */
    public void save(PlannedRun run, RunRecord made) {
        RunRecord record = made.begun(begun.get(run.id()));
        store.run(run.id()).requireHeld();
        Path inStore = store.run(run.id()).record();
        for (Path file : new Path[] {inStore, file(run)}) {
            Optional<RunRecord> old = read(file);
            boolean better = !record.training().completed()
                    && old.map(known -> known.training().completed()).orElse(false);
            if (!file.equals(inStore)) {
                (better ? Optional.of(record) : old).ifPresent(attempt -> keepAttempt(run, attempt));
            }
            if (!better) {
                record.write(file);
            }
        }
        // Last, so that a line never speaks of a record that a crash has kept from being written.
        ledger.ended(run, record);
    }

    /** Every training that was finished or failed is kept, so that nobody can train until it looks well. */
    private void keepAttempt(PlannedRun run, RunRecord attempt) {
        String name = run.fileName().replaceFirst("\\.json$", "");
        int number = 1;
        Path file = folder.resolve(RunRecords.ATTEMPTS).resolve(name + "-" + number + ".json");
        while (Files.exists(file)) {
            number++;
            file = file.resolveSibling(name + "-" + number + ".json");
        }
        attempt.write(file);
    }

    /** What trains a run, even if it is done. */
    public String trainCommand(PlannedRun run) {
        return repeat.of(run) + (Files.exists(file(run)) ? " -Daux.force=true" : "");
    }

    /** What repeats a run. */
    public String command(PlannedRun run) {
        return repeat.of(run);
    }

    /** The plan's budget, for records. */
    public Plan plan() {
        return plan;
    }

    /** Where a run's record is committed, relative to the reproduction, with forward slashes. */
    public String relativeFile(PlannedRun run) {
        return "runs/" + plan.budget() + "/" + run.fileName();
    }

    private Path file(PlannedRun run) {
        return folder.resolve(run.fileName());
    }

    private static boolean isCompleted(RunRecord record, PlannedRun run) {
        return record.training().completed() && record.id().equals(run.id());
    }

    private Optional<RunRecord> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunRecord.read(file));
        } catch (BadInputException e) {
            events.warn(e.getMessage() + " It is not used.");
            return Optional.empty();
        }
    }

    /** A training that another copy of the reproduction began has no line in the ledger here, and must not name one. */
    private RunRecord underThisBudget(RunRecord shared, PlannedRun run) {
        RunRecord record = ledger.knows(shared) ? shared : shared.begun(null);
        return new RunRecord(
                record.id(),
                new RunRecord.Purpose(plan.reproduction(), plan.budget(), plan.evidence(), repeat.of(run)),
                record.configuration(),
                record.data(),
                record.training(),
                List.of(),
                record.provenance(),
                record.cost());
    }

    /** What the record has, and what it lacks of the plan but the store has from another budget or checkout. */
    private List<EvaluationRecord> evaluations(RunRecord record, RunRecord shared, PlannedRun run) {
        if (!record.training().isSame(shared.training())) {
            // Two trainings of one id, for example on two machines: their evaluations are not to be mixed.
            return record.evaluations();
        }
        List<EvaluationRecord> all = new ArrayList<>(record.evaluations());
        for (Evaluation planned : lacking(run, record)) {
            shared.evaluations().stream()
                    .filter(made -> made.id().equals(planned.id(run.id())))
                    .findFirst()
                    .ifPresent(made -> {
                        all.removeIf(old -> old.name().equals(planned.name()));
                        all.add(made.named(planned.name()));
                    });
        }
        return all;
    }
}
