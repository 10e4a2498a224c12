package io.github.auxtask.data.batch;

import io.github.auxtask.data.image.ImageShape;

/**
 * Inputs of a network with their labels, by position: a split of a data set with its augmentation and standardisation,
 * or any other source of float images. Safe to read from several threads; {@link #write} is a pure function of
 * (position, epoch).
 */
public interface Examples {
    /** How many there are. */
    int count();

    /** Number of classes. */
    int classes();

    /** Extent of every input. */
    ImageShape shape();

    /** The index of an example in its data set, which stays the same in every split and subset. */
    int index(int position);

    /** The class of an example. */
    int label(int position);

    /**
     * Writes one input.
     *
     * @param position 0..count-1
     * @param epoch chooses the augmentation's draws
     * @param out receives {@code shape().size()} floats from {@code at} on
     */
    void write(int position, int epoch, float[] out, int at);
}
