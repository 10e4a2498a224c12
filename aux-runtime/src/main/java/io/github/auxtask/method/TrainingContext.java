package io.github.auxtask.method;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Checkpoints;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a method trains with.
 *
 * @param runId the run's content id; a checkpoint of another run is refused
 * @param variant the run's place in the grid, axis to value
 * @param seed of the run; every random stream is derived from it
 * @param settings resolved: defaults, budget, deviations, overrides
 * @param dataset in memory
 * @param manager on the device to train on; the method frees all it takes from it
 * @param precision of convolutions and linear layers
 * @param checkpoints the run's own
 * @param listener hears of steps and epochs
 * @param stopRequested asked after every step; once true, the method writes a checkpoint and throws
 *     {@link io.github.auxtask.train.StoppedException}
 * @param weightsOf the trained values of a run that this one needs, by its id
 * @param corrupted the data set's test images under corruptions, for methods that tune on some of them
 * @param dataHome the folder that data sets are kept in, for what a method reads beside them
 */
public record TrainingContext(
        ContentId runId,
        Map<String, String> variant,
        long seed,
        Settings settings,
        Dataset dataset,
        NDManager manager,
        Precision precision,
        Checkpoints checkpoints,
        TrainingListener listener,
        BooleanSupplier stopRequested,
        Function<ContentId, Map<String, float[]>> weightsOf,
        Function<CorruptionSource, CorruptedImages> corrupted,
        Path dataHome) {
    public TrainingContext {
        variant = Map.copyOf(variant);
    }

    /** A context without corrupted images, with the data home that the process was started with. */
    public TrainingContext(
            ContentId runId,
            Map<String, String> variant,
            long seed,
            Settings settings,
            Dataset dataset,
            NDManager manager,
            Precision precision,
            Checkpoints checkpoints,
            TrainingListener listener,
            BooleanSupplier stopRequested,
            Function<ContentId, Map<String, float[]>> weightsOf) {
        this(
                runId,
                variant,
                seed,
                settings,
                dataset,
                manager,
                precision,
                checkpoints,
                listener,
                stopRequested,
                weightsOf,
                source -> {
                    throw new BadInputException("There are no corrupted images of " + dataset.name() + " here.");
                },
                DataHome.resolve(null));
    }
}
