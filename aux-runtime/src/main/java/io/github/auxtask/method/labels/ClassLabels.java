package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.FloatBlock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/**
 * The labels of all classes of a data set.
 *
 * @param values [K, ...], row-major
 * @param source where they come from, in a few words without any path, for the record
 */
record ClassLabels(FloatBlock values, String source) {
    /** Labels whose differences add up to less are the same label to the paper's decision (sheet, section 4). */
    private static final double SAME = 1e-5;

    /** Number of classes. */
    int classes() {
        return Math.toIntExact(values.shape()[0]);
    }

    /** Values of one label. */
    int size() {
        return values.values().length / classes();
    }

    /** The label of a class; a copy. */
    float[] of(int label) {
        return Arrays.copyOfRange(values.values(), label * size(), (label + 1) * size());
    }

    /** SHA-256 of all values as little-endian float32: what {@code numpy}'s {@code tobytes} gives. */
    ContentId digest() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values.values());
        return ContentId.of(bytes.array());
    }

    /**
     * These labels, if a network can learn them and a decision can tell them apart.
     *
     * @throws BadInputException if a value is not finite, or two classes have the same label
     */
    ClassLabels checked() {
        for (int i = 0; i < values.values().length; i++) {
            float value = values.values()[i];
            if (!Float.isFinite(value)) {
                throw new BadInputException("The labels (" + source + ") hold a value that is not finite, " + value
                        + " at place " + i % size() + " of class " + i / size() + ": give labels of finite numbers.");
            }
        }
        for (int a = 0; a < classes(); a++) {
            for (int b = a + 1; b < classes(); b++) {
                if (distance(a, b) < SAME) {
                    throw new BadInputException(String.format(
                            Locale.ROOT,
                            "The labels (%s) are the same for the classes %d and %d, so that no decision can tell them apart:"
                                    + " give every class a label of its own.",
                            source,
                            a,
                            b));
                }
            }
        }
        return this;
    }

    private double distance(int a, int b) {
        double sum = 0;
        float[] all = values.values();
        for (int i = 0; i < size() && sum < SAME; i++) {
            sum += Math.abs(all[a * size() + i] - all[b * size() + i]);
        }
        return sum;
    }
}
