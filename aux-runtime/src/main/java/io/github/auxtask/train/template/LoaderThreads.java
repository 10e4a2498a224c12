package io.github.auxtask.train.template;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import io.github.auxtask.data.batch.BatchLoader;

/** How a training's batches are made: beside the steps where there are processors for both, and otherwise between them. */
final class LoaderThreads {
    private static final int MOST = 8;

    private LoaderThreads() {}

    /** Batches for steps on a device, with the engine's threads as they are now. */
    static BatchLoader share(BatchLoader batches, Device device) {
        int processors = Runtime.getRuntime().availableProcessors();
        return share(batches, processors, device.isGpu() ? 0 : JniUtils.getNumThreads());
    }

    /**
     * Batches beside steps, or between them. Between them only where all processors can load: of many, a few threads would have the
     * others wait.
     *
     * @param computing processors that a step takes
     */
    static BatchLoader share(BatchLoader batches, int processors, int computing) {
        if (computing > 1 && computing >= processors && processors <= MOST) {
            return batches.inRounds(processors);
        }
        return batches.threads(Math.min(MOST, Math.max(1, processors / 2)));
    }
}
