package io.github.auxtask.train.declaration;

import io.github.auxtask.train.optimiser.Optimiser;
import io.github.auxtask.train.task.Adversary;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a training with one optimiser, one schedule, one set of trained parameters. Most papers have one phase.
 *
 * @param name for progress, histories and messages
 * @param epochs the most there can be, at least 1
 * @param batch images in a step, at least 1
 * @param trainable which parameters are trained, by full name
 * @param optimiser of them, at its start
 * @param schedule of the learning rate
 * @param adversary replaces every batch, in training and in validation; {@code null} for none
 * @param choice how long it goes on, and the weights that it ends with
 */
public record TrainingPhase(
        String name,
        int epochs,
        int batch,
        Predicate<String> trainable,
        Optimiser optimiser,
        RateSchedule schedule,
        @Nullable Adversary adversary,
        EpochChoice choice) {
    /** All parameters, trained on the images as they are, to the last epoch. */
    public static TrainingPhase of(String name, int epochs, int batch, Optimiser optimiser, RateSchedule schedule) {
        return new TrainingPhase(name, epochs, batch, parameter -> true, optimiser, schedule, null, EpochChoice.last());
    }

    /** The same on adversarial images. */
    public TrainingPhase adversarial(Adversary other) {
        return new TrainingPhase(name, epochs, batch, trainable, optimiser, schedule, other, choice);
    }

    /** The same ending otherwise. */
    public TrainingPhase ending(EpochChoice other) {
        return new TrainingPhase(name, epochs, batch, trainable, optimiser, schedule, adversary, other);
    }
}
