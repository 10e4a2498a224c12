package io.github.auxtask.data.batch;

import io.github.auxtask.data.image.ImageShape;

/**
 * Examples that can also be had as they are stored, as bytes, together with the numbers that are drawn for them: whoever computes on a
 * device makes the network's inputs there, and a batch takes a quarter or less of the memory until then.
 */
public interface StoredExamples extends Examples {
    /** Extent of every stored image; {@link #shape} is that of the network's input. */
    ImageShape stored();

    /** How many numbers are drawn for each image. */
    int draws();

    /**
     * Writes one stored image.
     *
     * @param position 0..count-1
     * @param out receives {@code stored().size()} unsigned bytes, [channel, row, column], from {@code at} on
     */
    void writeStored(int position, byte[] out, int at);

    /**
     * Draws the numbers of one image: a pure function of (position, epoch).
     *
     * @param out receives {@link #draws} numbers from {@code at} on
     */
    void draw(int position, int epoch, float[] out, int at);
}
