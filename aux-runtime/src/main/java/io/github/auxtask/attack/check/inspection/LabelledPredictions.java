package io.github.auxtask.attack.check.inspection;

import java.util.List;

/**
 * What a classifier takes unchanged images for.
 *
 * @param classNames in the order of the labels
 * @param labels the true classes
 * @param predictions for the same images
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record LabelledPredictions(List<String> classNames, int[] labels, int[] predictions) {
    public LabelledPredictions {
        classNames = List.copyOf(classNames);
        if (labels.length != predictions.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + predictions.length + " predictions");
        }
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }
}
