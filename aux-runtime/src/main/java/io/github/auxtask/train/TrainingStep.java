package io.github.auxtask.train;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.train.step.ClassificationStep;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is done with one batch: a forward pass, gradients, an update. {@link ClassificationStep} is the usual one; a paper with
 * meta-gradients or two updates per batch brings its own. Its optimiser's state and whatever else changes from step to step, apart
 * from the network, is part of checkpoints.
 */
public interface TrainingStep extends AutoCloseable {
    /** Names of the parts of the loss, in the order of {@link StepReport#losses} after the first. */
    List<String> losses();

    /** Names of the losses whose factors the step itself chooses, in the order of {@link StepReport#weights}; none by default. */
    default List<String> weights() {
        return List.of();
    }

    /**
     * Trains on a batch. Randomness of the engine (dropout) has been seeded for this step.
     *
     * @param batch whose arrays may be reused once this returns
     * @return reads what was measured; may wait for the device, so it is called after the next step has been launched
     */
    Supplier<StepReport> run(Batch batch, double learningRate);

    /** Copies of all it changes besides the network, by name. */
    Map<String, float[]> snapshot();

    /**
     * Goes back to what {@link #snapshot} gave.
     *
     * @throws IllegalArgumentException if it is not this step's
     */
    void restore(Map<String, float[]> values);

    @Override
    void close();
}
