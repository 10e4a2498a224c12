package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/** Noise in rectangles: drawn for a small image, which is then enlarged to the nearest pixel. */
final class PatchNoise {
    private static final double LEAST_DROPPED = 0.03;
    private static final double MOST_DROPPED = 0.15;
    private static final double LEAST_SIZE = 0.3;
    private static final double DROPPED_PER_CHANNEL = 0.2;
    private static final double SALTED = 0.2;
    private static final int SMALLEST = 4;

    private PatchNoise() {}

    /**
     * Black rectangles with a probability uniform in 0.03..0.15, one time in five for every channel on its own. The small image has a
     * share uniform between 0.3 and log10(3 m) of the image's height and one of its width, and no side below 4 pixels; at m = 0, where
     * the released code fails, it has 4. Draws: whether per channel, the shares of height and width, the probability, the pixels.
     */
    static void dropout(LevelImage image, double magnitude, RandomStream random) {
        boolean perChannel = Uniform.chance(DROPPED_PER_CHANNEL, random);
        int height = size(droppedSize(magnitude, random), image.height());
        int width = size(droppedSize(magnitude, random), image.width());
        double probability = Uniform.between(LEAST_DROPPED, MOST_DROPPED, random);
        if (!perChannel) {
            boolean[] dropped = enlarged(height, width, probability, image, random);
            for (int i = 0; i < dropped.length; i++) {
                if (dropped[i]) {
                    image.black(i);
                }
            }
            return;
        }
        for (int plane = 0; plane < image.values().length; plane += image.plane()) {
            boolean[] dropped = enlarged(height, width, probability, image, random);
            for (int i = 0; i < dropped.length; i++) {
                image.values()[plane + i] *= dropped[i] ? 0 : 1;
            }
        }
    }

    /**
     * Rectangles with probability 0.2, in which every pixel is grey, most of them nearly black or nearly white (Beta(1/2, 1/2)). The
     * small image has a share m of height and width, and no side below 4 pixels. Draws: its pixels, then the greys.
     */
    static void saltAndPepper(LevelImage image, double magnitude, RandomStream random) {
        boolean[] replaced =
                enlarged(size(magnitude, image.height()), size(magnitude, image.width()), SALTED, image, random);
        float[] values = image.values();
        for (int i = 0; i < replaced.length; i++) {
            if (replaced[i]) {
                // The quantile function of the arcsine law, which Beta(1/2, 1/2) is.
                double root = StrictMath.sin(StrictMath.PI / 2 * random.nextDouble());
                float grey = (float) (root * root * LevelImage.WHITE);
                for (int at = i; at < values.length; at += image.plane()) {
                    values[at] = grey;
                }
            }
        }
    }

    private static double droppedSize(double magnitude, RandomStream random) {
        double share = Uniform.between(LEAST_SIZE, StrictMath.log10(3 * magnitude), random);
        return magnitude == 0 ? 0 : share;
    }

    private static int size(double share, int length) {
        return Math.max(SMALLEST, (int) (share * length));
    }

    /** True with a probability, in a small image, enlarged as OpenCV's {@code INTER_NEAREST} does. */
    static boolean[] enlarged(int height, int width, double probability, LevelImage image, RandomStream random) {
        boolean[] small = new boolean[height * width];
        for (int i = 0; i < small.length; i++) {
            small[i] = Uniform.chance(probability, random);
        }
        boolean[] large = new boolean[image.plane()];
        for (int y = 0; y < image.height(); y++) {
            int row = y * height / image.height() * width;
            for (int x = 0; x < image.width(); x++) {
                large[y * image.width() + x] = small[row + x * width / image.width()];
            }
        }
        return large;
    }
}
