package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * The customary augmentation of CIFAR: the image padded on all sides, a window of the image's own size cut out at a
 * random place, then mirrored left to right with probability 1/2. Draws, in this order: top and left, uniform on
 * 0..2*padding; flip.
 *
 * @param padding pixels on every side, at least 0; 4 in the papers
 * @param mode what is in the padding
 */
public record CropAndFlip(int padding, PadMode mode) implements Augmentation {
    public CropAndFlip {
        if (padding < 0) {
            throw new IllegalArgumentException("padding must not be negative: " + padding);
        }
    }

    /** As the Fourier paper's released code has it (sheet, section 2): four pixels, symmetric. */
    public static CropAndFlip symmetric() {
        return new CropAndFlip(4, PadMode.SYMMETRIC);
    }

    @Override
    public void apply(byte[] pixels, int from, ImageShape shape, RandomStream random, byte[] out) {
        int places = 2 * padding + 1;
        int top = random.nextInt(places);
        int left = random.nextInt(places);
        boolean flip = random.nextInt(2) == 1;
        cut(pixels, from, shape, top, left, flip, out);
    }

    /**
     * Cuts the window at a place of the padded image.
     *
     * @param top row of the padded image, 0..2*padding; {@code padding} leaves the image in place
     * @param left column of the padded image, likewise
     * @param flip true to mirror the window left to right
     */
    void cut(byte[] pixels, int from, ImageShape shape, int top, int left, boolean flip, byte[] out) {
        int height = shape.height();
        int width = shape.width();
        int[] columns = new int[width];
        for (int x = 0; x < width; x++) {
            int seen = mode.source(x + left - padding, width);
            columns[flip ? width - 1 - x : x] = seen;
        }
        int target = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            int plane = from + channel * shape.plane();
            for (int y = 0; y < height; y++) {
                int row = mode.source(y + top - padding, height);
                for (int column : columns) {
                    boolean outside = row == PadMode.OUTSIDE || column == PadMode.OUTSIDE;
                    out[target++] = outside ? 0 : pixels[plane + row * width + column];
                }
            }
        }
    }

    @Override
    public String toString() {
        return "pad " + padding + " " + mode + ", crop, flip";
    }
}
