package io.github.auxtask.provenance;

/**
 * One of several phases of a training, as it ended.
 *
 * @param name as {@code reproduction.yaml} calls it
 * @param epochs trained
 * @param keptEpoch the epoch of the whole training, from 1, whose weights the next phase starts from
 * @param loss mean of the whole loss in that epoch
 * @param trainAccuracy percent in that epoch, as seen in training
 * @param validationAccuracy percent after that epoch
 * @param trainable names of the parameters that it trained, or of modules, separated by spaces
 * @param parameters how many numbers it trained
 * @param seconds wall time of all its epochs, with validation
 */
public record PhaseRecord(
        String name,
        int epochs,
        int keptEpoch,
        double loss,
        double trainAccuracy,
        double validationAccuracy,
        String trainable,
        long parameters,
        double seconds) {}
