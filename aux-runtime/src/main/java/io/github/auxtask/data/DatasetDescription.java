package io.github.auxtask.data;

import io.github.auxtask.data.image.ImageShape;
import java.util.List;

/**
 * What a data set is like, known before it is loaded: enough to trace a network and to predict costs.
 *
 * @param name as in {@code reproduction.yaml}
 * @param shape of every image
 * @param classNames in the order of the labels
 * @param train number of training images, before any split
 * @param test number of test images
 */
public record DatasetDescription(String name, ImageShape shape, List<String> classNames, int train, int test) {
    public DatasetDescription {
        classNames = List.copyOf(classNames);
        if (classNames.isEmpty() || train < 0 || test < 0) {
            throw new IllegalArgumentException(name + ": a data set has classes, and no negative number of images");
        }
    }

    /** Number of classes. */
    public int classes() {
        return classNames.size();
    }

    @Override
    public String toString() {
        return name + " (" + train + " training and " + test + " test images " + shape + ", " + classes() + " classes)";
    }
}
