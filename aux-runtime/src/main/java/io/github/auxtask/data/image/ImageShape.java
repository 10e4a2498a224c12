package io.github.auxtask.data.image;

/**
 * The extent of one image, planar: channel, row, column.
 *
 * @param channels 3 for colour, in the order red, green, blue
 * @param height rows
 * @param width columns
 */
public record ImageShape(int channels, int height, int width) {
    /** CIFAR's: three channels of 32 x 32. */
    public static final ImageShape RGB_32 = new ImageShape(3, 32, 32);

    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("not an image shape: " + channels + "x" + height + "x" + width);
        }
    }

    /** Values in one plane, height x width. */
    public int plane() {
        return height * width;
    }

    /** Values in one image, channels x height x width. */
    public int size() {
        return channels * plane();
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
