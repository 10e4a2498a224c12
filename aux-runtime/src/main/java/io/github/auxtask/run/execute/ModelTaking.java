package io.github.auxtask.run.execute;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.GivenNetwork;
import io.github.auxtask.method.model.ProgramNetwork;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.MethodCheck;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.StoredValues;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes over the models of a plan that were trained elsewhere and are not in the store yet, so that they can be evaluated without any training. */
final class ModelTaking {
    private final Session session;
    private final RunStore store;
    private final PlanRecords records;
    private final TrainedRuns runs;

    ModelTaking(Session session, RunStore store, PlanRecords records) {
        this.session = session;
        this.store = store;
        this.records = records;
        this.runs = new TrainedRuns(
                records.plan(),
                session.dataAccess(),
                new StoredValues(store, records::trainCommand, new MethodCheck(session.events())));
    }

    /**
     * Takes over what is missing.
     *
     * @return 0, or the worker's exit code if one could not be read
     */
    int run() {
        List<PlannedRun> wanted = new ArrayList<>();
        for (PlannedRun run : records.plan().runs()) {
            if (isWanted(run)) {
                wanted.add(run);
            }
        }
        if (wanted.isEmpty()) {
            return 0;
        }
        records.requireWritable();
        boolean failed = false;
        try (RunTrainer training = new RunTrainer(session, store, records, runs)) {
            training.prepare(wanted);
            for (int i = 0; i < wanted.size(); i++) {
                session.checkStop();
                failed |= !take(wanted.get(i), training, i + 1, wanted.size());
            }
        }
        return failed ? RunFailedException.EXIT_CODE : 0;
    }

    /** What is put together of models is recorded with them. */
    private boolean isWanted(PlannedRun run) {
        RunMethod how = runs.method(run);
        Optional<GivenNetwork> given = how.given(runs.data(run));
        if (given.isPresent()) {
            if (given.get().isProgram()) {
                ProgramNetwork.read(given.get(), session.dataAccess());
            }
            Optional<RunRecord> record = records.completed(run);
            boolean asked = record.isEmpty()
                    || session.request().force()
                    || !records.lacking(run, record.get()).isEmpty();
            return asked
                    && (record.isEmpty()
                            || !records.isTrainedHere(run, record.get())
                            || !Files.exists(store.run(run.id()).weights()));
        }
        boolean ofModels = !run.needs().isEmpty()
                && run.needs().stream()
                        .map(runs::planned)
                        .allMatch(
                                need -> runs.method(need).given(runs.data(need)).isPresent());
        return ofModels
                && how.composition(runs.data(run)).isPresent()
                && records.completed(run).isEmpty();
    }

    private boolean take(PlannedRun run, RunTrainer training, int index, int total) {
        Optional<RunLock> lock = store.run(run.id()).tryLock();
        if (lock.isEmpty()) {
            // Another worker on this store is at it, and what comes of it is the same.
            return true;
        }
        try {
            return training.made(run)
                    .map(made -> training.train(run, made, index, total))
                    .orElse(true);
        } finally {
            lock.get().close();
        }
    }
}
