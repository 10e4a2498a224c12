package io.github.auxtask.train.template;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.input.InputStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes network inputs of stored images on the device, wherever a data set's images go through a pipeline and nothing on the host looks
 * at them first.
 *
 * @param training {@code null} where training batches bring their inputs
 * @param validation {@code null} where validation batches do
 */
record InputStages(@Nullable InputStage training, @Nullable InputStage validation) implements AutoCloseable {
    /**
     * Compiles what is needed.
     *
     * @param trainStored whether training images may be handed over as they are stored
     */
    static InputStages of(TrainingData data, boolean trainStored, NDManager manager) {
        return new InputStages(trainStored ? stage(data.train(), manager) : null, stage(data.validation(), manager));
    }

    private static @Nullable InputStage stage(Examples examples, NDManager manager) {
        return examples instanceof PipelineExamples piped ? new InputStage(piped.pipeline(), manager) : null;
    }

    @Override
    public void close() {
        if (training != null) {
            training.close();
        }
        if (validation != null) {
            validation.close();
        }
    }
}
