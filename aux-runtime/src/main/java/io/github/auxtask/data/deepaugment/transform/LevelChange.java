package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/** Changes of levels that do not depend on where a pixel is. */
final class LevelChange {
    private static final double LARGEST_GAMMA = 1.75;
    private static final double LARGEST_ADDITION = 40;
    private static final double PER_CHANNEL = 0.5;

    private LevelChange() {}

    /** 255 (x/255)^(1.75 m); nothing is drawn. */
    static void gamma(LevelImage image, double magnitude, RandomStream random) {
        gamma(image, LARGEST_GAMMA * magnitude);
    }

    /** 255 (x/255)^gamma, in single precision; powers of whole levels, which most images have, are computed once. */
    static void gamma(LevelImage image, double gamma) {
        float[] values = image.values();
        float[] known = new float[(int) LevelImage.WHITE + 1];
        Arrays.fill(known, Float.NaN);
        for (int i = 0; i < values.length; i++) {
            int whole = (int) values[i];
            if (values[i] != whole) {
                values[i] = power(values[i], gamma);
                continue;
            }
            if (Float.isNaN(known[whole])) {
                known[whole] = power(whole, gamma);
            }
            values[i] = known[whole];
        }
    }

    private static float power(float level, double gamma) {
        return (float) StrictMath.pow(level / LevelImage.WHITE, gamma) * LevelImage.WHITE;
    }

    /**
     * Adds a whole number uniform in ±int(40 m), half of the time another one for every channel. Draws: whether per channel, then the
     * number or the numbers.
     */
    static void brighten(LevelImage image, double magnitude, RandomStream random) {
        int reach = (int) (LARGEST_ADDITION * magnitude);
        boolean perChannel = Uniform.chance(PER_CHANNEL, random);
        int red = Uniform.whole(reach, random);
        brighten(
                image,
                red,
                perChannel ? Uniform.whole(reach, random) : red,
                perChannel ? Uniform.whole(reach, random) : red);
    }

    /** Adds to the channels, whose levels are truncated to whole numbers first. */
    static void brighten(LevelImage image, int red, int green, int blue) {
        int[] added = {red, green, blue};
        float[] values = image.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = LevelImage.clipped((int) values[i] + added[i / image.plane()]);
        }
    }

    /** 255 - x, x truncated to a whole number; neither magnitude nor draws. */
    static void invert(LevelImage image, double magnitude, RandomStream random) {
        float[] values = image.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = LevelImage.WHITE - (int) values[i];
        }
    }
}
