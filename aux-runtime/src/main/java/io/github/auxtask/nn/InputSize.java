package io.github.auxtask.nn;

import io.github.auxtask.core.BadInputException;

/**
 * The images a network takes: with any number of channels, each side at least so long.
 *
 * @param smallest height and width in pixels below which nothing is left of the feature map
 * @param usual height and width in pixels that the network was published for
 */
public record InputSize(int smallest, int usual) {
    /** What networks for CIFAR are published for. */
    public static final int CIFAR = 32;

    /** What networks for ImageNet are mostly published for. */
    public static final int IMAGENET = 224;

    public InputSize {
        if (smallest < 1 || usual < smallest) {
            throw new IllegalArgumentException("sides of " + smallest + " and " + usual + " pixels");
        }
    }

    /**
     * Sees to it that a network can be applied to a data set.
     *
     * @param architecture its name, for the message
     * @param height of the images, in pixels
     * @param width of the images, in pixels
     * @throws BadInputException if they are too small
     */
    public void require(String architecture, long height, long width) {
        if (height < smallest || width < smallest) {
            throw new BadInputException("The architecture '" + architecture + "' takes images of at least " + smallest
                    + " x " + smallest + " pixels, but these have " + height + " x " + width
                    + ": resize them, or choose another architecture.");
        }
    }
}
