package io.github.auxtask.train;

import java.util.List;

/** Hears how a training goes on; called on the training's own thread, so it should return at once. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * The training goes on from a checkpoint; told before anything else.
     *
     * @param history the epochs that are done, over all attempts
     */
    default void resumed(List<EpochRecord> history) {}

    /**
     * A phase begins, or goes on after an interruption.
     *
     * @param name of the phase
     * @param number from 1
     * @param phases how many there are
     */
    default void phase(String name, int number, int phases) {}

    /**
     * A step was done.
     *
     * @param epoch from 1
     * @param epochs the most there can be
     * @param step from 1 within the epoch
     * @param steps of the epoch
     * @param loss of this step
     * @param accuracy percent of this epoch's training images so far
     * @param imagesPerSecond training images per second since the epoch began, or since it was resumed
     */
    default void step(
            int epoch, int epochs, int step, int steps, double loss, double accuracy, double imagesPerSecond) {}

    /** An epoch is over. */
    default void epoch(EpochRecord epoch, int epochs) {}

    /** Something the researcher should know, one sentence: a damaged checkpoint was passed over. */
    default void warning(String text) {}
}
