package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.NormalPairs;
import io.github.auxtask.core.RandomStream;

/** Noise that is drawn pixel by pixel, half of the time for every channel on its own, otherwise for all of them together. */
final class PixelNoise {
    private static final double PER_CHANNEL = 0.5;
    private static final double LEAST_DROPPED = 0.01;
    private static final double LEAST_RANGE = 0.011;

    private PixelNoise() {}

    /**
     * Normal noise with a standard deviation uniform in 0..255 m levels. As in imgaug, levels and noise are truncated to whole numbers
     * before they are added. Draws: whether per channel, the deviation, the noise row by row.
     */
    static void gaussian(LevelImage image, double magnitude, RandomStream random) {
        boolean perChannel = Uniform.chance(PER_CHANNEL, random);
        double deviation = Uniform.between(0, LevelImage.WHITE * magnitude, random);
        float[] values = image.values();
        int plane = image.plane();
        NormalPairs normals = new NormalPairs(random);
        for (int i = 0; i < (perChannel ? values.length : plane); i++) {
            int noise = (int) (deviation * normals.next());
            for (int at = i; at < (perChannel ? i + 1 : values.length); at += plane) {
                values[at] = LevelImage.clipped((int) values[at] + noise);
            }
        }
    }

    /**
     * Black pixels with a probability uniform between 0.01 and max(0.011, m). Draws: whether per channel, the probability, the pixels
     * row by row.
     */
    static void dropout(LevelImage image, double magnitude, RandomStream random) {
        boolean perChannel = Uniform.chance(PER_CHANNEL, random);
        double probability = Uniform.between(LEAST_DROPPED, Math.max(LEAST_RANGE, magnitude), random);
        float[] values = image.values();
        for (int i = 0; i < (perChannel ? values.length : image.plane()); i++) {
            if (!Uniform.chance(probability, random)) {
                continue;
            }
            if (perChannel) {
                values[i] = 0;
            } else {
                image.black(i);
            }
        }
    }
}
