package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * What is done to every augmented image after its policy ({@code apply_default_transformations} of DeepAugment's
 * {@code image_generator.py}): a window of its own size out of the image with black around it, and a black square.
 *
 * @param padding black pixels around the image; 0 leaves the image in place. The window begins at 0 to 2 padding - 1 of either
 *     direction: the released code never takes the last place
 * @param size length of the square's sides; 0 for no square. Its middle is any pixel, so that it may stick out
 */
public record CutOut(int padding, int size) {
    /** Nothing is done. */
    public static final CutOut NONE = new CutOut(0, 0);

    public CutOut {
        if (padding < 0 || size < 0) {
            throw new IllegalArgumentException("padding and cutout must not be negative: " + padding + ", " + size);
        }
    }

    /** Draws top and left of the window, then row and column of the square's middle. */
    public void apply(LevelImage image, RandomStream random) {
        if (padding > 0) {
            window(image, random.nextInt(2 * padding), random.nextInt(2 * padding));
        }
        if (size > 0) {
            square(image, random.nextInt(image.height()), random.nextInt(image.width()));
        }
    }

    /** Takes the window that begins at a place of the padded image. */
    void window(LevelImage image, int top, int left) {
        int height = image.height();
        int width = image.width();
        float[] in = image.values();
        float[] out = image.spare();
        Arrays.fill(out, 0);
        int down = top - padding;
        int across = left - padding;
        int count = width - Math.abs(across);
        for (int plane = 0; count > 0 && plane < in.length; plane += image.plane()) {
            for (int row = Math.max(0, down); row < Math.min(height, height + down); row++) {
                int from = plane + row * width + Math.max(0, across);
                System.arraycopy(in, from, out, from - down * width - across, count);
            }
        }
        image.swap();
    }

    /** Blackens a square around a pixel. */
    void square(LevelImage image, int row, int column) {
        int bottom = Math.min(image.height(), row + size / 2);
        int right = Math.min(image.width(), column + size / 2);
        for (int y = Math.max(0, row - size / 2); y < bottom; y++) {
            for (int x = Math.max(0, column - size / 2); x < right; x++) {
                image.black(y * image.width() + x);
            }
        }
    }
}
