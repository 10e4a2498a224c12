package io.github.auxtask.run.execute;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.CostMeter;
import io.github.auxtask.run.diagnose.Determinism;
import io.github.auxtask.run.diagnose.SelfTest;
import io.github.auxtask.run.diagnose.SelfTestCache;
import io.github.auxtask.run.job.DeterminismMode;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.job.TrainingEvents;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.LoadedData;
import io.github.auxtask.run.prepare.NamedData;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.run.prepare.TrainedModel;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.records.RecordBuilder;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.template.TrainingOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Trains single runs, under their locks, and keeps what comes of it. */
final class RunTrainer implements AutoCloseable {
    private final Session session;
    private final RunStore store;
    private final PlanRecords records;
    private final LoadedData data;
    private final Computer computer;
    private final RecordProvenance surroundings;

    /** Starts the engine. */
    RunTrainer(Session session, RunStore store, PlanRecords records) {
        this.session = session;
        this.store = store;
        this.records = records;
        this.data = new LoadedData(session.dataAccess());
        this.computer = session.startComputer();
        this.surroundings = new RecordProvenance(session.request().requiredReproduction(), computer);
    }

    /**
     * Finds what is wrong with the plan before hours are spent on it: traces every network, then reads the data sets.
     *
     * @throws BadInputException if a data set cannot be had, or a variant names something that does not exist
     */
    void prepare(List<PlannedRun> runs) {
        for (PlannedRun run : runs) {
            session.checkStop();
            RunMethod how = RunMethod.of(run);
            DatasetDescription described = NamedData.of(run.data()).describe(session.dataAccess());
            how.checkEvaluations(described);
            Classifier.specs(how, described);
        }
        for (PlannedRun run : runs) {
            session.checkStop();
            data.get(run.data());
        }
    }

    /**
     * Trains a run from its checkpoint, or from the start.
     *
     * @return false if it failed; that is recorded and reported
     */
    boolean train(PlannedRun run, int index, int total) {
        session.events()
                .event("run-started")
                .with("id", run.id())
                .with("label", run.label())
                .with("index", index)
                .with("total", total)
                .send();
        TrainingEvents progress = new TrainingEvents(run.id(), session.events());
        RunMethod how = RunMethod.of(run);
        Dataset dataset = data.get(run.data());
        Optional<Determinism> level = determinism(how, dataset);
        CostMeter clock = CostMeter.start();
        RecordBuilder writer =
                new RecordBuilder(records, how, dataset, surroundings.ofTraining(how.precision(), level));
        try {
            finish(how, dataset, progress, writer, clock);
            return true;
        } catch (StoppedException | CancellationException | BadInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(run, e, writer.failed(sentence(e), progress.history(), clock));
            return false;
        }
    }

    /** Tested on this run's own network unless that is known; told either way. */
    private Optional<Determinism> determinism(RunMethod how, Dataset dataset) {
        DeterminismMode mode = session.request().determinism();
        if (mode == DeterminismMode.UNTESTED) {
            return Optional.empty();
        }
        Provenance here = surroundings.ofTraining(how.precision(), Optional.empty());
        SelfTestCache cache = new SelfTestCache(store.root());
        Optional<Determinism> level = cache.find(how.run(), here);
        if (level.isEmpty()) {
            level = new SelfTest(session, computer).of(how, dataset);
            level.ifPresent(found -> {
                cache.remember(how.run(), here, found);
                session.events()
                        .info("determinism here: " + found.word() + " (" + SelfTest.STEPS + " steps, twice: "
                                + found.meaning() + ")");
            });
        }
        if (mode == DeterminismMode.BITWISE && level.isPresent() && level.get() != Determinism.BITWISE) {
            throw new BadInputException(
                    "Of " + how.run().label() + " " + level.get().meaning() + " on this machine, but"
                            + " -Daux.determinism=bitwise asks for"
                            + " equal bits: train it with"
                            + " -Daux.device=cpu, or without the"
                            + " option.");
        }
        return level;
    }

    private void finish(
            RunMethod how, Dataset dataset, TrainingEvents progress, RecordBuilder writer, CostMeter clock) {
        PlannedRun run = how.run();
        RunFolder folder = store.run(run.id());
        if (session.request().force()) {
            // In this order: killed between the two, the next command sees that it is to train.
            AtomicFile.write(folder.again(), new byte[0]);
            folder.checkpoints().delete();
        }
        TrainingOutcome outcome = train(how, dataset, folder, progress);
        TrainedModel.write(folder, how, dataset, outcome);
        RunRecord record = writer.completed(outcome, clock);
        records.save(run, record);
        // Only now is everything safe that these were for.
        folder.checkpoints().delete();
        folder.finishAgain();
        session.events()
                .event("run-finished")
                .with("id", run.id())
                .with("label", run.label())
                .with("record", records.relativeFile(run))
                .with("seconds", record.cost().wallSeconds())
                .send();
    }

    /**
     * Trains a run once more, beside the one that is stored.
     *
     * @param folder for what comes of it; a repetition that was interrupted there goes on
     * @return its record, which stands in that folder and nowhere else
     */
    RunRecord repeat(PlannedRun run, RunFolder folder) {
        RunMethod how = RunMethod.of(run);
        Dataset dataset = data.get(run.data());
        Optional<Determinism> level = determinism(how, dataset);
        CostMeter clock = CostMeter.start();
        RecordBuilder writer =
                new RecordBuilder(records, how, dataset, surroundings.ofTraining(how.precision(), level));
        TrainingOutcome outcome = train(how, dataset, folder, new TrainingEvents(run.id(), session.events()));
        TrainedModel.write(folder, how, dataset, outcome);
        RunRecord record = writer.completed(outcome, clock);
        record.write(folder.record());
        folder.checkpoints().delete();
        return record;
    }

    private TrainingOutcome train(RunMethod how, Dataset dataset, RunFolder folder, TrainingListener listener) {
        try (NDManager manager = computer.manager().newSubManager()) {
            return RunTraining.of(how, dataset, session.dataAccess())
                    .train(manager, folder.checkpoints(), listener, session.stop());
        }
    }

    /** A failure that can be explained; anything else is a defect, which ends the worker. */
    private static String sentence(Throwable failure) {
        Optional<String> sentence = FailureSentence.of(failure);
        if (sentence.isEmpty()) {
            if (failure instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw (Error) failure;
        }
        return sentence.get();
    }

    private void fail(PlannedRun run, Throwable failure, RunRecord record) {
        String message = sentence(failure);
        session.events()
                .event("run-failed")
                .with("id", run.id())
                .with("label", run.label())
                .with("message", message)
                .send();
        try {
            records.save(run, record);
        } catch (RuntimeException e) {
            session.events().warn("The failure cannot be recorded: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        computer.close();
    }
}
