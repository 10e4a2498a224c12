package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * One of the things that are done to an image between its bytes and the network, on values of 0 to 1. What is random about it is drawn
 * first, as a few numbers for each image; the rest is a pure function of image and numbers, which can be computed here or, for whole
 * batches, on the device. Implementations are immutable.
 */
public sealed interface ImageTransform
        permits CentreCrop,
                HorizontalFlip,
                RandomBlur,
                RandomCrop,
                RandomResizedCrop,
                RandomWindow,
                Resize,
                Standardise {
    /** Names its stream of randomness: {@code flip}. */
    String name();

    /**
     * The shape that an image of this shape has afterwards.
     *
     * @throws io.github.auxtask.core.BadInputException if it cannot be done to images of this shape
     */
    ImageShape output(ImageShape input);

    /** How many numbers it draws for each image. */
    default int draws() {
        return 0;
    }

    /**
     * Draws the numbers of one image.
     *
     * @param random the image's own stream in this epoch
     * @param input the image's shape
     * @param out receives {@link #draws} numbers from {@code at} on
     */
    default void draw(RandomStream random, ImageShape input, float[] out, int at) {}

    /**
     * Changes one image.
     *
     * @param image [channel, row, column] on the scale 0 to 1; only read
     * @param shape the image's
     * @param numbers what was drawn, from {@code at} on
     * @return the image itself if nothing changes, otherwise a new one of the shape {@code output(shape)}
     */
    float[] apply(float[] image, ImageShape shape, float[] numbers, int at);
}
