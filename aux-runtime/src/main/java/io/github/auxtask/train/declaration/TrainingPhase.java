package io.github.auxtask.train.declaration;

import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.train.optimiser.Optimiser;

/**
 * A stretch of a training with one optimiser, one schedule, one set of trained parameters. Most papers have one phase.
 *
 * @param name for progress, histories and messages
 * @param epochs the most there can be, at least 1
 * @param batch images in an update, at least 1
 * @param parts in which a batch goes through the network, one after another, their gradients added up, so that less memory is needed; 1
 *     for all at once. Batch statistics are then those of a part
 * @param trainable which parameters are trained, by full name
 * @param optimiser of them, at its start
 * @param schedule of the learning rate
 * @param adversaries what is done with adversarial images
 * @param choice how long it goes on, and the weights that it ends with
 */
public record TrainingPhase(
        String name,
        int epochs,
        int batch,
        int parts,
        NamePatterns trainable,
        Optimiser optimiser,
        RateSchedule schedule,
        AdversarialTraining adversaries,
        EpochChoice choice) {
    /** All parameters, trained on the images as they are, to the last epoch. */
    public static TrainingPhase of(String name, int epochs, int batch, Optimiser optimiser, RateSchedule schedule) {
        return new TrainingPhase(
                name,
                epochs,
                batch,
                1,
                NamePatterns.of("*"),
                optimiser,
                schedule,
                AdversarialTraining.NONE,
                EpochChoice.last());
    }

    /** The same with another name. */
    public TrainingPhase named(String other) {
        return new TrainingPhase(other, epochs, batch, parts, trainable, optimiser, schedule, adversaries, choice);
    }

    /** The same on so many parts of each batch, one after another. */
    public TrainingPhase accumulating(int count) {
        return new TrainingPhase(name, epochs, batch, count, trainable, optimiser, schedule, adversaries, choice);
    }

    /** The same for these parameters only. */
    public TrainingPhase training(NamePatterns parameters) {
        return new TrainingPhase(name, epochs, batch, parts, parameters, optimiser, schedule, adversaries, choice);
    }

    /** The same with adversarial images. */
    public TrainingPhase adversarial(AdversarialTraining other) {
        return new TrainingPhase(name, epochs, batch, parts, trainable, optimiser, schedule, other, choice);
    }

    /** The same ending otherwise. */
    public TrainingPhase ending(EpochChoice other) {
        return new TrainingPhase(name, epochs, batch, parts, trainable, optimiser, schedule, adversaries, other);
    }
}
