package io.github.auxtask.data.batch;

/**
 * What is done to a batch on the loader's threads once its images are written: targets added, images mixed (mixup), the
 * batch expanded by transformed copies (self-supervision). Random draws must come from streams named by (epoch, step)
 * or by (epoch, index), so that threads do not matter. Called by several threads at once.
 */
@FunctionalInterface
public interface BatchStage {
    /** The batch to go on with: the same, or a new one. */
    Batch apply(Batch batch, int epoch);

    /** Adds targets. */
    static BatchStage adding(BatchTargets targets) {
        return (batch, epoch) -> batch.withTargets(targets.of(batch));
    }
}
