package io.github.auxtask.run.execute;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.CostMeter;
import io.github.auxtask.run.diagnose.Determinism;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.ListenerPair;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.job.TrainingEvents;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.LoadedData;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.run.prepare.TrainedModel;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.records.RecordBuilder;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.run.tensorboard.TrainingCurves;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.template.TrainingOutcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Trains single runs, under their locks, and keeps what comes of it. Runs that are put together from others are only recorded. */
final class RunTrainer implements AutoCloseable {
    private final Session session;
    private final RunStore store;
    private final PlanRecords records;
    private final LoadedData data;
    private final Computer computer;
    private final RecordProvenance surroundings;
    private final TrainedRuns runs;
    private final RunComposer composer;
    private final DataMaking making;
    private final TestedDeterminism determinism;

    /** Starts the engine. */
    RunTrainer(Session session, RunStore store, PlanRecords records, TrainedRuns runs) {
        this.session = session;
        this.store = store;
        this.records = records;
        this.runs = runs;
        this.data = new LoadedData(session.dataAccess());
        this.computer = session.startComputer();
        this.surroundings = new RecordProvenance(session.request().requiredReproduction(), computer);
        this.composer = new RunComposer(runs);
        this.making = new DataMaking(session, store, data, computer, surroundings);
        this.determinism = new TestedDeterminism(session, store, computer, surroundings);
    }

    /**
     * Finds what is wrong with the plan before hours are spent on it: traces every network, then reads the data sets.
     *
     * @throws BadInputException if a data set cannot be had, or a variant names something that does not exist
     */
    void prepare(List<PlannedRun> pending) {
        for (PlannedRun run : pending) {
            session.checkStop();
            RunMethod how = runs.method(run);
            how.evaluations(runs.data(run));
            Classifier.parameters(how, runs.data(run));
        }
        for (PlannedRun run : pending) {
            session.checkStop();
            data.get(run.data());
        }
    }

    /**
     * Sees to it that all data that a run is trained on is there, making it if need be.
     *
     * @return empty while another worker makes it
     * @throws io.github.auxtask.core.RunFailedException if it cannot be made
     */
    Optional<MadeForRun> made(PlannedRun run) {
        RunFolder folder = store.run(run.id());
        if (folder.begunWith().isEmpty()) {
            folder.begin(computer.threads());
        }
        return making.of(runs.method(run));
    }

    /**
     * Trains a run from its checkpoint, or from the start.
     *
     * @param made what it is trained on besides the images of its data set
     * @return false if it failed; that is recorded and reported
     */
    boolean train(PlannedRun run, MadeForRun made, int index, int total) {
        session.events()
                .event("run-started")
                .with("id", run.id())
                .with("label", run.label())
                .with("index", index)
                .with("total", total)
                .send();
        TrainingEvents progress = progress(run);
        RunMethod how = runs.method(run);
        Dataset dataset = data.get(run.data());
        RunTraining training = training(how, dataset, made);
        boolean composed = how.composition(dataset.description()).isPresent();
        boolean untrained = how.isUntrained(dataset.description());
        Optional<Determinism> level = untrained ? Optional.empty() : determinism.of(training);
        CostMeter clock = CostMeter.start();
        RecordBuilder writer =
                new RecordBuilder(records, how, dataset, surroundings.ofTraining(how.precision(), level));
        try {
            if (composed) {
                records.started(run);
                compose(how, writer, clock);
            } else if (untrained) {
                records.started(run);
                takeOver(how, dataset, writer, clock);
            } else {
                finish(training, made, progress, writer, clock);
            }
            return true;
        } catch (StoppedException | CancellationException | BadInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(run, e, writer.failed(sentence(e), progress.history(), clock));
            return false;
        }
    }

    private RunTraining training(RunMethod how, Dataset dataset, MadeForRun made) {
        return RunTraining.of(how, dataset, session.dataAccess()).with(made);
    }

    private void compose(RunMethod how, RecordBuilder writer, CostMeter clock) {
        TrainingBasis.Composition composition = composer.compose(how)
                .orElseThrow(() -> new IllegalArgumentException(how.run().label() + " is trained"));
        RunRecord record = writer.composed(composition, composer.parameters(how), clock);
        records.save(how.run(), record);
        tellFinished(how.run(), record);
    }

    /** What was trained elsewhere is read, and kept like what was trained here. */
    private void takeOver(RunMethod how, Dataset dataset, RecordBuilder writer, CostMeter clock) {
        RunFolder folder = store.run(how.run().id());
        TrainingOutcome read = new ModelIntake(session).read(how, dataset);
        TrainedModel.write(folder, how, dataset, read);
        TrainingBasis.Weights weights = weights(how.run(), folder);
        RunRecord record = writer.completed(read, new TrainingBasis(List.of(), null, List.of()), weights, clock);
        Optional<RunRecord> known =
                records.completed(how.run()).filter(old -> old.weightsDigest().equals(Optional.of(weights.digest())));
        if (known.isPresent()) {
            // A record that came without its weights: what was measured of the same file still holds.
            known.get().write(folder.record());
        } else {
            records.save(how.run(), record);
        }
        folder.end();
        tellFinished(how.run(), record);
    }

    private void finish(
            RunTraining training, MadeForRun made, TrainingEvents progress, RecordBuilder writer, CostMeter clock) {
        PlannedRun run = training.how().run();
        RunFolder folder = store.run(run.id());
        // What makes no sense is refused before the ledger says that something was begun, and before anything old is
        // deleted.
        TrainingDeclaration declared = declared(training, folder);
        records.started(run);
        if (isForced(run)) {
            // In this order: killed between the two, the next command sees that it is to train.
            AtomicFile.write(folder.again(), new byte[0]);
            folder.checkpoints().delete();
        }
        begin(run, folder);
        TrainingOutcome outcome = trainWithCurves(training, declared, made, folder, progress);
        folder.requireHeld();
        TrainedModel.write(folder, training.how(), training.dataset(), outcome);
        RunRecord record = writer.completed(outcome, basis(made, folder), weights(run, folder), clock);
        records.save(run, record);
        // Only now is everything safe that these were for.
        folder.checkpoints().delete();
        folder.finishAgain();
        folder.end();
        tellFinished(run, record);
    }

    /** Refused, it was never begun, so that the next attempt is free to choose its threads. */
    private static TrainingDeclaration declared(RunTraining training, RunFolder folder) {
        try {
            TrainingDeclaration declared = training.declaration();
            training.requireStart(declared);
            return declared;
        } catch (BadInputException e) {
            if (!folder.checkpoints().isBegun()) {
                folder.end();
            }
            throw e;
        }
    }

    /** Sums of other numbers of threads are other bits, of which a run that goes on must not be silent. */
    private void begin(PlannedRun run, RunFolder folder) {
        int threads = computer.threads();
        int begun = folder.begunWith().orElse(threads);
        if (begun != threads && folder.checkpoints().isBegun()) {
            session.events()
                    .warn(run.label() + " was begun with " + begun + (begun == 1 ? " thread" : " threads")
                            + " and goes on with " + threads + ": it comes to other bits than in one go (-Daux.threads="
                            + begun + " keeps them).");
        }
        folder.begin(threads);
    }

    private TrainingOutcome trainWithCurves(
            RunTraining training,
            TrainingDeclaration declared,
            MadeForRun made,
            RunFolder folder,
            TrainingEvents progress) {
        String name = records.relativeFile(training.how().run()).replaceFirst("^runs/(.*)\\.json$", "$1");
        try (TrainingCurves curves = TrainingCurves.ifAskedFor(name, session.events()::warn)) {
            return train(training, declared, made, folder, new ListenerPair(progress, curves));
        }
    }

    private TrainingEvents progress(PlannedRun run) {
        return new TrainingEvents(run.id(), session.events(), computer.device().equals("cpu") ? computer.threads() : 0);
    }

    private void tellFinished(PlannedRun run, RunRecord record) {
        session.events()
                .event("run-finished")
                .with("id", run.id())
                .with("label", run.label())
                .with("record", records.relativeFile(run))
                .with("seconds", record.cost().wallSeconds())
                .send();
    }

    /** What is only there because others need it is not trained anew. */
    private boolean isForced(PlannedRun run) {
        return session.request().force() && !records.plan().onlyNeeded().contains(run.id());
    }

    /**
     * Trains a run once more, beside the one that is stored.
     *
     * @param folder for what comes of it; a repetition that was interrupted there goes on
     * @return its record, which stands in that folder and nowhere else
     * @throws BadInputException if it was not trained but put together, or another worker makes data for it
     */
    RunRecord repeat(PlannedRun run, RunFolder folder) {
        RunMethod how = runs.method(run);
        Dataset dataset = data.get(run.data());
        if (how.isUntrained(dataset.description())) {
            throw new BadInputException(
                    run.label()
                            + " was put together from other runs and not trained, or read from a file: repeat a run that was trained, or evaluate it again with mvn aux:attack -Daux.force=true.");
        }
        MadeForRun made = made(run)
                .orElseThrow(() -> new BadInputException("Another worker on this store is making data for "
                        + run.label() + ": wait until it has finished."));
        RunTraining training = training(how, dataset, made);
        Optional<Determinism> level = determinism.of(training);
        CostMeter clock = CostMeter.start();
        RecordBuilder writer =
                new RecordBuilder(records, how, dataset, surroundings.ofTraining(how.precision(), level));
        TrainingOutcome outcome = train(training, training.declaration(), made, folder, progress(run));
        TrainedModel.write(folder, how, dataset, outcome);
        RunRecord record = writer.completed(outcome, basis(made, folder), weights(run, folder), clock);
        record.write(folder.record());
        folder.checkpoints().delete();
        folder.places().delete();
        return record;
    }

    private static TrainingBasis basis(MadeForRun made, RunFolder folder) {
        return new TrainingBasis(made.used(), null, folder.places().several());
    }

    /** What was written, with what it was trained from. */
    private TrainingBasis.Weights weights(PlannedRun run, RunFolder written) {
        return new TrainingBasis.Weights(written.weightsDigest().hex(), composer.members(run.needs()));
    }

    private TrainingOutcome train(
            RunTraining training,
            TrainingDeclaration declared,
            MadeForRun made,
            RunFolder folder,
            TrainingListener listener) {
        Provenance here = surroundings.ofTraining(training.how().precision(), Optional.empty());
        try (NDManager manager = computer.manager().newSubManager()) {
            return training.train(
                    declared,
                    manager,
                    folder.checkpoints(),
                    new ListenerPair(new PlaceNotes(folder.places(), here, made.used()), listener),
                    () -> session.stop().getAsBoolean() || folder.isLost());
        } catch (StoppedException e) {
            // Stopped for another reason than the user's.
            folder.requireHeld();
            throw e;
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

    /** Records and reports that what a run is trained on could not be made. */
    void failBefore(PlannedRun run, Throwable failure) {
        RunMethod how = runs.method(run);
        RecordBuilder writer = new RecordBuilder(
                records, how, data.get(run.data()), surroundings.ofTraining(how.precision(), Optional.empty()));
        fail(run, failure, writer.failed(sentence(failure), List.of(), CostMeter.start()));
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
