package io.github.auxtask.run;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.Plan;
import io.github.auxtask.experiment.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a plan's runs, in two places: in the reproduction, where they are committed, and in the store, where runs of
 * other budgets and other checkouts find them. Two budgets with the same settings share a run, so a record of the store is
 * copied under the budget's own name.
 */
final class RecordBook {
    private final Plan plan;
    private final RepeatCommand repeat;
    private final Path folder;
    private final RunStore store;
    private final Events events;

    /** @param reproduction the folder of {@code reproduction.yaml} */
    RecordBook(Plan plan, Path reproduction, RunStore store, Events events) {
        this.plan = plan;
        this.repeat = new RepeatCommand(plan, reproduction);
        this.folder = reproduction.resolve("runs").resolve(plan.budget());
        this.store = store;
        this.events = events;
    }

    /** The records of the session's plan. */
    static RecordBook of(Session session, Plan plan, RunStore store) {
        return new RecordBook(plan, session.request().requiredReproduction(), store, session.events());
    }

    /** The record of a run that was trained to its end, copied into the reproduction if only the store has it. */
    Optional<RunRecord> completed(PlannedRun run) {
        Optional<RunRecord> own = read(file(run)).filter(record -> isCompleted(record, run));
        Optional<RunRecord> shared = read(store.run(run.id()).record()).filter(record -> isCompleted(record, run));
        if (own.isEmpty() && shared.isPresent()) {
            RunRecord copy = underThisBudget(shared.get(), run);
            copy.write(file(run));
            return Optional.of(copy);
        }
        return own;
    }

    /** What the store knows of a run, for evaluations made under another budget. */
    Optional<RunRecord> shared(PlannedRun run) {
        return read(store.run(run.id()).record()).filter(record -> isCompleted(record, run));
    }

    /** Writes a record in both places; a failure never replaces a success. */
    void save(PlannedRun run, RunRecord record) {
        Path inStore = store.run(run.id()).record();
        for (Path file : new Path[] {inStore, file(run)}) {
            boolean better = !record.training().completed()
                    && read(file).map(old -> old.training().completed()).orElse(false);
            if (!better) {
                record.write(file);
            }
        }
    }

    /** What repeats a run. */
    String command(PlannedRun run) {
        return repeat.of(run);
    }

    /** The plan's budget, for records. */
    Plan plan() {
        return plan;
    }

    /** Where a run's record is committed, relative to the reproduction, with forward slashes. */
    String relativeFile(PlannedRun run) {
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

    private RunRecord underThisBudget(RunRecord record, PlannedRun run) {
        Map<String, RunRecord.Evaluation> wanted = new LinkedHashMap<>();
        run.evaluations()
                .forEach(planned -> record.evaluations().stream()
                        .filter(made -> made.id().equals(planned.id(run.id())))
                        .findFirst()
                        .ifPresent(made -> wanted.put(planned.name(), named(made, planned.name()))));
        return new RunRecord(
                record.id(),
                plan.reproduction(),
                plan.budget(),
                plan.evidence(),
                record.method(),
                record.variant(),
                record.seed(),
                record.settings(),
                record.needs(),
                record.data(),
                record.training(),
                List.copyOf(wanted.values()),
                record.provenance(),
                record.cost(),
                repeat.of(run));
    }

    static RunRecord.Evaluation named(RunRecord.Evaluation made, String name) {
        return new RunRecord.Evaluation(
                made.id(),
                name,
                made.settings(),
                made.images(),
                made.correct(),
                made.accuracy(),
                made.predictions(),
                made.seconds(),
                made.metrics());
    }
}
