package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/** Flips, whose magnitude is their probability. */
final class Mirroring {
    private Mirroring() {}

    /** Left to right. */
    static void horizontal(LevelImage image, double magnitude, RandomStream random) {
        if (Uniform.chance(magnitude, random)) {
            leftToRight(image);
        }
    }

    /** Upside down. */
    static void vertical(LevelImage image, double magnitude, RandomStream random) {
        if (Uniform.chance(magnitude, random)) {
            upsideDown(image);
        }
    }

    static void leftToRight(LevelImage image) {
        int width = image.width();
        float[] in = image.values();
        float[] out = image.spare();
        for (int line = 0; line < in.length; line += width) {
            for (int x = 0; x < width; x++) {
                out[line + x] = in[line + width - 1 - x];
            }
        }
        image.swap();
    }

    static void upsideDown(LevelImage image) {
        int width = image.width();
        int height = image.height();
        for (int line = 0; line < LevelImage.CHANNELS * height; line++) {
            int plane = line / height * height;
            int opposite = plane + height - 1 - (line - plane);
            System.arraycopy(image.values(), opposite * width, image.spare(), line * width, width);
        }
        image.swap();
    }
}
