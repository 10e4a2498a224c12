package io.github.auxtask.run.execute;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.CostMeter;
import io.github.auxtask.run.diagnose.PictureTimes;
import io.github.auxtask.run.job.EvaluationEvents;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.EvaluationReads;
import io.github.auxtask.run.prepare.LoadedData;
import io.github.auxtask.run.prepare.MethodCheck;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunSources;
import io.github.auxtask.run.prepare.StoredValues;
import io.github.auxtask.run.prepare.TestExamples;
import io.github.auxtask.run.prepare.TrainedModel;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.prepare.UndefendedTwin;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.PictureFolder;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Evaluates single runs, under their locks. Every evaluation is recorded as soon as it is made. */
final class RunEvaluator implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Session session;
    private final RunStore store;
    private final PlanRecords records;
    private final LoadedData data;
    private final Computer computer;
    private final RecordProvenance surroundings;
    private final MethodCheck method;
    private final TrainedRuns runs;

    /** Starts the engine. */
    RunEvaluator(Session session, RunStore store, PlanRecords records) {
        this.session = session;
        this.store = store;
        this.records = records;
        this.data = new LoadedData(session.dataAccess());
        this.computer = session.startComputer();
        this.surroundings = new RecordProvenance(session.request().requiredReproduction(), computer);
        this.method = new MethodCheck(session.events());
        this.runs = new TrainedRuns(
                records.plan(), session.dataAccess(), new StoredValues(store, records::trainCommand, method));
    }

    /**
     * Finds what is wrong with the evaluations before hours are spent on them.
     *
     * @throws BadInputException if a data set cannot be had, or an evaluation makes no sense for a run
     */
    void prepare(List<PlannedRun> pending) {
        for (PlannedRun run : pending) {
            session.checkStop();
            DatasetDescription described = runs.data(run);
            List<Evaluation> lacking = lacking(run, records.completed(run));
            runs.method(run).evaluations(described).stream()
                    .filter(evaluation -> lacking.contains(evaluation.written()))
                    .forEach(evaluation -> check(evaluation, described));
        }
    }

    /** What is to be made; another worker may have made some since the plan was looked at. */
    private List<Evaluation> lacking(PlannedRun run, Optional<RunRecord> record) {
        return session.request().force() || record.isEmpty() ? run.evaluations() : records.lacking(run, record.get());
    }

    private void check(ParsedEvaluation evaluation, DatasetDescription described) {
        try {
            evaluation.task().check(data, described);
        } catch (BadInputException e) {
            throw new BadInputException("Evaluation '" + evaluation.name() + "': " + e.getMessage(), e);
        }
    }

    /**
     * Makes the evaluations that a run's record lacks.
     *
     * @return false if that failed, which is reported
     */
    boolean evaluate(PlannedRun run, int index, int total) {
        session.events()
                .event("run-started")
                .with("id", run.id())
                .with("label", run.label())
                .with("index", index)
                .with("total", total)
                .send();
        CostMeter clock = CostMeter.start();
        try {
            evaluate(runs.method(run));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            String sentence = FailureSentence.of(e).orElse(null);
            if (sentence == null) {
                throw e;
            }
            session.events()
                    .event("run-failed")
                    .with("id", run.id())
                    .with("label", run.label())
                    .with("message", sentence)
                    .send();
            return false;
        }
        session.events()
                .event("run-finished")
                .with("id", run.id())
                .with("label", run.label())
                .with("record", records.relativeFile(run))
                .with("seconds", clock.seconds())
                .send();
        return true;
    }

    private void evaluate(RunMethod how) {
        PlannedRun run = how.run();
        List<ParsedEvaluation> evaluations = how.evaluations();
        RunRecord record = records.completed(run).orElseThrow(() -> new BadInputException("The run's record is gone."));
        List<Evaluation> lacking = lacking(run, Optional.of(record));
        if (lacking.isEmpty() && !store.run(run.id()).lacksPictures(record)) {
            return;
        }
        if (store.run(run.id()).isBeingTrainedAgain()) {
            throw new BadInputException("The run is being trained again, which was interrupted: finish that first with "
                    + records.command(run) + ".");
        }
        Dataset dataset = data.get(run.data());
        if (!records.isTrainedHere(run, record)) {
            throw new BadInputException(
                    "The store has no weights of the training that the record is of: train it here with "
                            + records.trainCommand(run) + ".");
        }
        method.require(how, record, records.trainCommand(run));
        TrainedModel.Values trained = weights(how, record);
        Map<String, float[]> weights = trained.values();
        mend(how, record, dataset, weights);
        store.run(run.id()).begin(computer.threads());
        EvaluationReads reads = new EvaluationReads(trained.digest(), dataset);
        ChunkJournals chunks =
                new ChunkJournals(store.run(run.id()), run.id(), weights, surroundings, session.events());
        try (NDManager manager = computer.manager().newSubManager();
                Evaluator evaluator =
                        evaluator(how, record, dataset, weights, reads, manager).journals(chunks)) {
            List<ParsedEvaluation> wanted = evaluations.stream()
                    .filter(evaluation -> lacking.contains(evaluation.written()))
                    .toList();
            List<EvaluationRecord.Read> twin = twin(how, dataset, wanted, evaluator);
            for (ParsedEvaluation evaluation : wanted) {
                session.checkStop();
                if (session.request().force()) {
                    chunks.delete(evaluation.written());
                }
                reads.begin();
                EvaluationOutcome outcome = evaluator.evaluate(
                        evaluation, new EvaluationEvents(run.id(), session, store.run(run.id())::requireHeld));
                keep(run, evaluation, outcome, reads.all(evaluation.needs().twin() ? twin : List.of()));
                chunks.delete(evaluation.written());
            }
            illustrate(how, dataset, weights, evaluations, manager);
        }
        store.run(run.id()).end();
    }

    /** What is made of the weights alone, and was damaged or deleted, is made anew. */
    private void mend(RunMethod how, RunRecord record, Dataset dataset, Map<String, float[]> weights) {
        RunFolder folder = store.run(how.run().id());
        if (record.training().composition() == null && !folder.hasScript()) {
            session.events()
                    .warn("model.pt of " + how.run().label()
                            + " is gone or was changed since it was written: it is made" + " anew.");
            TrainedModel.writeScript(folder, how, dataset, weights);
        }
        PictureIndex.flaw(folder.pictures())
                .ifPresent(flaw -> session.events()
                        .warn("Of the pictures of " + how.run().label() + " " + flaw + ": they are drawn anew."));
    }

    /** Tells the evaluator of the run without a defence, where an evaluation wants it and it is here. */
    private List<EvaluationRecord.Read> twin(
            RunMethod how, Dataset dataset, List<ParsedEvaluation> wanted, Evaluator evaluator) {
        if (wanted.stream().noneMatch(evaluation -> evaluation.needs().twin())) {
            return List.of();
        }
        return UndefendedTwin.of(how, dataset.description(), runs, store)
                .map(twin -> twin.tell(evaluator, dataset, records::trainCommand))
                .map(List::of)
                .orElse(List.of());
    }

    /** Of what was trained, or of the members that it was put together from, as they were then. */
    private TrainedModel.Values weights(RunMethod how, RunRecord record) {
        PlannedRun run = how.run();
        if (record.training().composition() == null) {
            return TrainedModel.read(
                    store.run(run.id()), record.weightsDigest(), run.label(), records.trainCommand(run));
        }
        if (new RunComposer(runs).isOutdated(how, record)) {
            throw new BadInputException(
                    "Some of what the run was put together from has been trained again since: put it"
                            + " together anew with " + records.trainCommand(run) + ".");
        }
        return new TrainedModel.Values(runs.values(how), runs.weightsDigest(run));
    }

    private Evaluator evaluator(
            RunMethod how,
            RunRecord record,
            Dataset dataset,
            Map<String, float[]> weights,
            EvaluationReads reads,
            NDManager manager) {
        PlannedRun run = how.run();
        EvaluatedModel model = new EvaluatedModel(
                Classifier.of(how, dataset),
                weights,
                TestExamples.of(how, dataset),
                how.standardisation(dataset),
                dataset.classNames(),
                run.seed(),
                how.readout(dataset),
                how.scoreDistribution(dataset).orElse(null));
        return new Evaluator(model, manager).sources(new RunSources(data, how, record, reads));
    }

    /** Draws pictures. They prove nothing, so that nothing else fails with them. */
    private void illustrate(
            RunMethod how,
            Dataset dataset,
            Map<String, float[]> weights,
            List<ParsedEvaluation> evaluations,
            NDManager manager) {
        try {
            RunFolder folder = store.run(how.run().id());
            long begun = System.nanoTime();
            new RunIllustrator(how, dataset, weights, TestExamples.of(how, dataset), folder.snapshots(), manager)
                    .into(new PictureFolder(folder.pictures()), evaluations);
            new PictureTimes(store, session.request().device().toString())
                    .remember(how.run(), (System.nanoTime() - begun) / NANOS);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            session.events()
                    .warn("No pictures of " + how.run().label() + ": "
                            + FailureSentence.of(e).orElse(String.valueOf(e.getMessage())));
        }
    }

    private void keep(
            PlannedRun run, ParsedEvaluation evaluation, EvaluationOutcome outcome, List<EvaluationRecord.Read> reads) {
        ContentId id = evaluation.written().id(run.id());
        store.run(run.id()).requireHeld();
        AtomicFile.write(store.run(run.id()).predictions(id), outcome.predictions());
        records.add(
                run,
                new EvaluationRecord(
                        id,
                        evaluation.name(),
                        evaluation.written().settings(),
                        new EvaluationRecord.Score(
                                Math.toIntExact(outcome.images()),
                                Math.toIntExact(outcome.correct()),
                                outcome.accuracyPercent(),
                                outcome.predictionsId().hex(),
                                outcome.correctBits()),
                        outcome.seconds(),
                        new EvaluationRecord.Details(
                                outcome.metrics(), outcome.checks(), outcome.attacks(), outcome.curves()),
                        surroundings.ofEvaluation(evaluation.precision()),
                        reads));
        session.events()
                .event("evaluated")
                .with("id", run.id())
                .with("name", evaluation.name())
                .with("accuracy", outcome.accuracyPercent())
                .with("images", outcome.images())
                .with("seconds", outcome.seconds())
                .send();
    }

    @Override
    public void close() {
        computer.close();
    }
}
