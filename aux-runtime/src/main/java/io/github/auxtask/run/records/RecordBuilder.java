package io.github.auxtask.run.records;

import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.DataRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.device.CostMeter;
import io.github.auxtask.run.diagnose.Determinism;
import io.github.auxtask.run.prepare.MethodCode;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.TestExamples;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.template.TrainingOutcome;
import io.github.auxtask.train.template.TrainingOutcome.TrainedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the record of one run. */
public final class RecordBuilder {
    private static final TrainedOn NOTHING = new TrainedOn(Map.of(), 0, 0, "");

    private final PlanRecords records;
    private final PlannedRun run;
    private final Dataset dataset;
    private final int testImages;
    private final Standardisation standardisation;
    private final Provenance provenance;
    private final String code;

    /**
     * A builder for one run.
     *
     * @param provenance as it was before the run
     */
    public RecordBuilder(PlanRecords records, RunMethod how, Dataset dataset, Provenance provenance) {
        this.records = records;
        this.run = how.run();
        this.dataset = dataset;
        this.standardisation = how.standardisation(dataset);
        this.testImages = TestExamples.of(how, dataset).count();
        this.provenance = provenance;
        this.code = MethodCode.of(how);
    }

    /**
     * The record of a training that was completed.
     *
     * @param basis what it was trained on besides the images of its data set, and where
     * @param weights the values as they were written
     */
    public RunRecord completed(
            TrainingOutcome outcome, TrainingBasis basis, TrainingBasis.Weights weights, CostMeter clock) {
        List<RunRecord.Epoch> history = history(outcome.history());
        return record(
                data(outcome.data()),
                new RunRecord.Training(
                        RunRecord.Training.COMPLETED,
                        null,
                        outcome.epochs(),
                        outcome.bestEpoch(),
                        outcome.selected(),
                        history,
                        outcome.parameters(),
                        basis,
                        PhaseRows.of(outcome),
                        weights),
                history,
                basis.stretches().isEmpty() ? provenance : ofSeveralPlaces(),
                clock);
    }

    /** What was trained in several places does not come out again in one, bit for bit. */
    private Provenance ofSeveralPlaces() {
        Provenance.Randomness randomness = provenance.randomness();
        return Determinism.BITWISE.word().equals(randomness.determinism())
                ? provenance.with(Determinism.STATISTICAL.word(), randomness.streams())
                : provenance;
    }

    /**
     * The record of a run that was put together from others and not trained.
     *
     * @param parameters of all its members
     */
    public RunRecord composed(TrainingBasis.Composition composition, long parameters, CostMeter clock) {
        return record(
                data(NOTHING),
                new RunRecord.Training(
                        RunRecord.Training.COMPLETED,
                        null,
                        0,
                        0,
                        RunRecord.Training.COMPOSED,
                        List.of(),
                        parameters,
                        List.of(),
                        composition),
                List.of(),
                provenance,
                clock);
    }

    /**
     * The record of an attempt that failed.
     *
     * @param epochs those of this attempt; what a checkpoint holds of earlier ones is not looked up for a failure
     */
    public RunRecord failed(String reason, List<EpochRecord> epochs, CostMeter clock) {
        List<RunRecord.Epoch> history = history(epochs);
        return record(
                data(NOTHING),
                new RunRecord.Training(RunRecord.Training.FAILED, reason, history.size(), 0, "none", history, 0),
                history,
                provenance,
                clock);
    }

    private DataRecord data(TrainedOn trained) {
        return new DataRecord(
                run.data().name(),
                run.data().digest(),
                new DataRecord.Parts(
                        trained.splitDigests(), trained.trainImages(), trained.validationImages(), testImages),
                new DataRecord.Contents(
                        dataset.source() + (trained.source().isEmpty() ? "" : "; " + trained.source()),
                        dataset.files(),
                        dataset.tensorDigest().hex()),
                decimals(standardisation.mean()),
                decimals(standardisation.std()),
                dataset.classNames(),
                settings());
    }

    /** Of the data set; the folder that its files lie in is this machine's, and the digest says which files they are. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>(run.data().settings());
        settings.remove(RunIdentity.FOLDER);
        return settings;
    }

    /** As they are written in source code: 0.2435 and not 0.24349999427795410. */
    private static List<Double> decimals(float[] values) {
        List<Double> decimals = new ArrayList<>();
        for (float value : values) {
            decimals.add(Double.valueOf(Float.toString(value)));
        }
        return decimals;
    }

    private RunRecord record(
            DataRecord data,
            RunRecord.Training training,
            List<RunRecord.Epoch> history,
            Provenance from,
            CostMeter clock) {
        Plan plan = records.plan();
        return new RunRecord(
                run.id(),
                new RunRecord.Purpose(plan.reproduction(), plan.budget(), plan.evidence(), records.command(run)),
                new RunRecord.Configuration(
                        new RunRecord.Method(run.method().name(), run.method().version(), code),
                        run.variant(),
                        run.seed(),
                        run.settings(),
                        run.needs()),
                data,
                training,
                List.of(),
                from,
                cost(history, clock));
    }

    private static RunRecord.Cost cost(List<RunRecord.Epoch> history, CostMeter clock) {
        // A resumed run's epochs took longer than this process has lived.
        double epochs = history.stream().mapToDouble(RunRecord.Epoch::seconds).sum();
        OptionalLong peak = clock.peakMiB();
        @Nullable Long peakMiB = peak.isPresent() ? (Long) peak.getAsLong() : null;
        return new RunRecord.Cost(Math.max(clock.seconds(), epochs), peakMiB, speed(history), joules(clock, epochs));
    }

    /** Not of a resumed run: nobody has counted what it took before it was interrupted. */
    private static @Nullable Double joules(CostMeter clock, double epochs) {
        OptionalDouble joules = clock.joules();
        return joules.isEmpty() || epochs > clock.seconds() ? null : (Double) joules.getAsDouble();
    }

    /** Epochs are equally large, so the mean speed is the harmonic mean. */
    private static double speed(List<RunRecord.Epoch> history) {
        double secondsPerImage = history.stream()
                .mapToDouble(epoch -> 1 / epoch.imagesPerSecond())
                .sum();
        return history.isEmpty() ? 0 : history.size() / secondsPerImage;
    }

    private static List<RunRecord.Epoch> history(List<EpochRecord> epochs) {
        boolean phases = epochs.stream().map(EpochRecord::phase).distinct().count() > 1;
        return epochs.stream()
                .map(epoch -> new RunRecord.Epoch(
                        epoch.epoch(),
                        epoch.loss(),
                        epoch.losses(),
                        epoch.trainAccuracy(),
                        epoch.validationAccuracy(),
                        epoch.learningRate(),
                        epoch.seconds(),
                        epoch.imagesPerSecond(),
                        epoch.weights(),
                        phases ? epoch.phase() : null))
                .toList();
    }
}
