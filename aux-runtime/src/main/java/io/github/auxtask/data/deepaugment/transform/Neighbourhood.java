package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/**
 * Sharpening and embossing: weighted sums of the nine pixels around each (OpenCV's {@code filter2D}), mirrored at the border without the
 * edge pixel, clipped to 0..255.
 */
final class Neighbourhood {
    private static final double STRONGEST_RELIEF = 20;
    private static final double LEAST_LIGHTNESS = 0.5;
    private static final double LARGEST_LIGHTNESS = 5;
    private static final int NINE = 9;
    private static final int CENTRE = 4;
    private static final int AROUND = 8;

    private Neighbourhood() {}

    /** Sharpens with alpha uniform in 0..1, then lightness uniform between 0.5 and 5 m. */
    static void sharpen(LevelImage image, double magnitude, RandomStream random) {
        double alpha = random.nextDouble();
        sharpen(image, alpha, Uniform.between(LEAST_LIGHTNESS, LARGEST_LIGHTNESS * magnitude, random));
    }

    /** Mixes the image with one that is sharpened: -1 around, 8 + lightness in the middle. */
    static void sharpen(LevelImage image, double alpha, double lightness) {
        double[] effect = {-1, -1, -1, -1, AROUND + lightness, -1, -1, -1, -1};
        filter(image, mixed(alpha, effect));
    }

    /** Embosses with alpha uniform in 0..1, then a strength uniform in 0..20 m. */
    static void emboss(LevelImage image, double magnitude, RandomStream random) {
        double alpha = random.nextDouble();
        emboss(image, alpha, Uniform.between(0, STRONGEST_RELIEF * magnitude, random));
    }

    /** Mixes the image with its relief, lit from the upper left. */
    static void emboss(LevelImage image, double alpha, double s) {
        filter(image, mixed(alpha, new double[] {-1 - s, -s, 0, -s, 1, s, 0, s, 1 + s}));
    }

    /** (1 - alpha) identity + alpha effect; the effect is in single precision as in imgaug. */
    private static float[] mixed(double alpha, double[] effect) {
        float[] matrix = new float[NINE];
        for (int k = 0; k < NINE; k++) {
            matrix[k] = (float) ((k == CENTRE ? 1 - alpha : 0) + alpha * (float) effect[k]);
        }
        return matrix;
    }

    private static void filter(LevelImage image, float[] matrix) {
        int width = image.width();
        float[] in = image.values();
        float[] out = image.spare();
        float[] above = new float[width + 2];
        float[] middle = new float[width + 2];
        float[] below = new float[width + 2];
        for (int plane = 0; plane < in.length; plane += image.plane()) {
            for (int y = 0; y < image.height(); y++) {
                line(in, plane + mirrored(y - 1, image.height()) * width, width, above);
                line(in, plane + y * width, width, middle);
                line(in, plane + mirrored(y + 1, image.height()) * width, width, below);
                int at = plane + y * width;
                for (int x = 0; x < width; x++) {
                    float sum = above[x] * matrix[0]
                            + above[x + 1] * matrix[1]
                            + above[x + 2] * matrix[2]
                            + middle[x] * matrix[3]
                            + middle[x + 1] * matrix[CENTRE]
                            + middle[x + 2] * matrix[5]
                            + below[x] * matrix[6]
                            + below[x + 1] * matrix[7]
                            + below[x + 2] * matrix[AROUND];
                    out[at + x] = LevelImage.clipped(sum);
                }
            }
        }
        image.swap();
    }

    /** A row with the pixel that is seen before it and the one after it. */
    private static void line(float[] in, int from, int width, float[] row) {
        System.arraycopy(in, from, row, 1, width);
        row[0] = in[from + mirrored(-1, width)];
        row[width + 1] = in[from + mirrored(width, width)];
    }

    private static int mirrored(int position, int length) {
        int inside = Math.min(Math.abs(position), length - 1);
        return position < length ? inside : Math.max(0, length - 2);
    }
}
