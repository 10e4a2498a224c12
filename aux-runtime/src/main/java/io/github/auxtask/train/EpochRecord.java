package io.github.auxtask.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one epoch of training measured; a row of the run record's history.
 *
 * @param epoch from 1
 * @param loss mean over the epoch's images of the loss that was minimised
 * @param losses the same mean for every part of it, unweighted, by name: {@code cross-entropy}, then a name per auxiliary task
 * @param trainAccuracy percent of the training images, as the network saw them, classified rightly while it trained
 * @param validationAccuracy percent of the validation images classified rightly after the epoch
 * @param learningRate of the epoch's last step
 * @param seconds wall time, training and validation, over all attempts if the epoch was resumed
 * @param imagesPerSecond training images per second of training, without validation
 * @param weights mean over the epoch of every loss weight that training itself chooses, by the name of its loss; empty if none
 * @param phase name of the phase that it belongs to; empty if nobody has said
 */
public record EpochRecord(
        int epoch,
        double loss,
        Map<String, Double> losses,
        double trainAccuracy,
        double validationAccuracy,
        double learningRate,
        double seconds,
        double imagesPerSecond,
        Map<String, Double> weights,
        String phase) {
    public EpochRecord {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        // Checkpoints of earlier versions know neither weights nor phases.
        weights = weights == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        phase = phase == null ? "" : phase;
    }

    /** An epoch of no phase in particular whose loss weights were fixed. */
    public EpochRecord(
            int epoch,
            double loss,
            Map<String, Double> losses,
            double trainAccuracy,
            double validationAccuracy,
            double learningRate,
            double seconds,
            double imagesPerSecond) {
        this(
                epoch,
                loss,
                losses,
                trainAccuracy,
                validationAccuracy,
                learningRate,
                seconds,
                imagesPerSecond,
                Map.of(),
                "");
    }
}
