package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.train.EpochRecord;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Trained values from the store.
 *
 * @param trainCommand trains a run, even if it is recorded already
 * @param method sees to it that they were trained by the method that is here
 */
public record StoredValues(RunStore store, Function<PlannedRun, String> trainCommand, MethodCheck method)
        implements NetworkValues {
    @Override
    public Map<String, float[]> of(RunMethod how, DatasetDescription data) {
        PlannedRun run = how.run();
        RunFolder folder = folder(run);
        if (Files.exists(folder.record())) {
            method.require(how, RunRecord.read(folder.record()), trainCommand.apply(run));
        }
        return TrainedModel.read(folder, folder.recordedWeights(), run.label(), trainCommand.apply(run))
                .values();
    }

    @Override
    public ContentId digest(RunMethod how) {
        PlannedRun run = how.run();
        RunFolder folder = folder(run);
        return TrainedModel.digest(folder, folder.recordedWeights(), run.label(), trainCommand.apply(run));
    }

    @Override
    public List<EpochRecord> history(RunMethod how) {
        return RunRecord.read(folder(how.run()).record()).training().history().stream()
                .map(StoredValues::epoch)
                .toList();
    }

    private static EpochRecord epoch(RunRecord.Epoch epoch) {
        return new EpochRecord(
                epoch.epoch(),
                epoch.loss(),
                epoch.losses(),
                epoch.trainAccuracy(),
                epoch.validationAccuracy(),
                epoch.learningRate(),
                epoch.seconds(),
                epoch.imagesPerSecond(),
                epoch.weights(),
                Objects.requireNonNullElse(epoch.phase(), ""));
    }

    /** Whether a run's values are there and those of its last training. */
    public boolean has(PlannedRun run) {
        RunFolder folder = store.run(run.id());
        return Files.exists(folder.weights()) && !folder.isBeingTrainedAgain();
    }

    private RunFolder folder(PlannedRun run) {
        if (!has(run)) {
            throw new BadInputException("The store has no finished weights of " + run.label()
                    + ", which another run needs: train it here with " + trainCommand.apply(run) + ".");
        }
        return store.run(run.id());
    }
}
