package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Rotation, shift and flips, as Keras' {@code ImageDataGenerator} does them ("classical" augmentation of Taghanaki et al. 2019, section
 * 3): the image is shifted and then turned about its centre in one resampling, then mirrored. Of the pixel at (row, column) in the new
 * image the place c + R((row, column) - c + t) is seen, c the centre, R the rotation, t the shift. Levels are rounded. (Keras 2 turned about a
 * point one pixel further down and right.)
 *
 * <p>Draws, always all, in this order: angle, shift down, shift across, each uniform; flip left to right, flip upside down.
 *
 * @param rotation largest angle in degrees, either way
 * @param shift largest shift as a share of height and width, either way
 * @param horizontalFlip whether half of the images are mirrored left to right
 * @param verticalFlip whether half of the images are turned upside down
 * @param fill what is seen beyond the border
 * @param bilinear whether values between pixels are interpolated; otherwise the nearest pixel is taken
 */
public record ClassicalAugmentation(
        double rotation, double shift, boolean horizontalFlip, boolean verticalFlip, FillMode fill, boolean bilinear)
        implements Augmentation {
    private static final int BYTE = 0xFF;
    private static final double HALF = 0.5;

    public ClassicalAugmentation {
        if (!(rotation >= 0 && rotation <= 180) || !(shift >= 0 && shift <= 1)) {
            throw new IllegalArgumentException(
                    "the largest angle is 0 to 180 degrees and the largest shift 0 to 1, not " + rotation + " and "
                            + shift);
        }
    }

    @Override
    public void apply(byte[] pixels, int from, ImageShape shape, RandomStream random, byte[] out) {
        double angle = rotation * (2 * random.nextDouble() - 1);
        double down = shift * (2 * random.nextDouble() - 1) * shape.height();
        double across = shift * (2 * random.nextDouble() - 1) * shape.width();
        boolean mirrored = random.nextInt(2) == 1 && horizontalFlip;
        boolean inverted = random.nextInt(2) == 1 && verticalFlip;
        move(pixels, from, shape, new Motion(angle, down, across, mirrored, inverted), out);
    }

    /**
     * What is done to one image.
     *
     * @param angle degrees; positive turns the picture clockwise
     * @param down rows by which the place that is seen lies further down
     * @param across columns by which it lies further right
     */
    record Motion(double angle, double down, double across, boolean mirrored, boolean inverted) {}

    /** Moves an image. */
    void move(byte[] pixels, int from, ImageShape shape, Motion motion, byte[] out) {
        int height = shape.height();
        int width = shape.width();
        double centreRow = (height - 1) * HALF;
        double centreColumn = (width - 1) * HALF;
        double radians = StrictMath.toRadians(motion.angle());
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        for (int y = 0; y < height; y++) {
            double row = y - centreRow + motion.down();
            int line = (motion.inverted() ? height - 1 - y : y) * width;
            for (int x = 0; x < width; x++) {
                double column = x - centreColumn + motion.across();
                double seenRow = cosine * row - sine * column + centreRow;
                double seenColumn = sine * row + cosine * column + centreColumn;
                int at = line + (motion.mirrored() ? width - 1 - x : x);
                see(pixels, from, shape, seenRow, seenColumn, out, at);
            }
        }
    }

    /** Writes what is seen at a place, in all channels. */
    private void see(byte[] pixels, int from, ImageShape shape, double row, double column, byte[] out, int at) {
        int plane = shape.plane();
        if (fill.isBlack(row, shape.height()) || fill.isBlack(column, shape.width())) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                out[channel * plane + at] = 0;
            }
            return;
        }
        int top = (int) Math.floor(bilinear ? row : row + HALF);
        int left = (int) Math.floor(bilinear ? column : column + HALF);
        double lower = bilinear ? row - top : 0;
        double right = bilinear ? column - left : 0;
        int upperLine = from + fill.inside(top, shape.height()) * shape.width();
        int lowerLine = from + fill.inside(top + 1, shape.height()) * shape.width();
        int leftColumn = fill.inside(left, shape.width());
        int rightColumn = fill.inside(left + 1, shape.width());
        for (int channel = 0; channel < shape.channels(); channel++) {
            int base = channel * plane;
            double upper = (pixels[base + upperLine + leftColumn] & BYTE) * (1 - right)
                    + (pixels[base + upperLine + rightColumn] & BYTE) * right;
            double under = (pixels[base + lowerLine + leftColumn] & BYTE) * (1 - right)
                    + (pixels[base + lowerLine + rightColumn] & BYTE) * right;
            out[base + at] = (byte) (int) (upper * (1 - lower) + under * lower + HALF);
        }
    }

    @Override
    public String toString() {
        return "rotation " + rotation + ", shift " + shift + (horizontalFlip ? ", horizontal flip" : "")
                + (verticalFlip ? ", vertical flip" : "") + ", " + fill + ", " + (bilinear ? "bilinear" : "nearest");
    }
}
