package io.github.auxtask.train.loop;

import ai.djl.engine.Engine;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.checkpoint.Checkpoints;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What {@link TrainingLoop} works on.
 *
 * @param id of the run, for its checkpoints
 * @param seed of the run, from which the engine's randomness (dropout) is derived, step by step
 * @param engine to seed
 * @param network its starting values; it ends with the selected ones
 * @param phases one after another
 * @param checkpoints the run's own
 * @param rhythm when checkpoints are written
 * @param listener hears of steps and epochs
 * @param stopRequested asked after every step
 */
public record TrainingRun(
        ContentId id,
        long seed,
        Engine engine,
        NetworkState network,
        List<Phase> phases,
        Checkpoints checkpoints,
        CheckpointInterval rhythm,
        TrainingListener listener,
        BooleanSupplier stopRequested) {
    public TrainingRun {
        phases = List.copyOf(phases);
    }

    /** The most epochs there can be, over all phases. */
    public int epochs() {
        return phases.stream().mapToInt(Phase::epochs).sum();
    }
}
