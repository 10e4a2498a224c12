package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * Gaussian blur as scipy's {@code gaussian_filter}: out to floor(4 sigma + 1/2) pixels, mirrored at the border with the edge pixel. As
 * the kernel may be several times as long as the image, it is folded into a matrix of output by input positions, which is symmetric.
 */
final class GaussianSmoothing {
    private static final double LARGEST_SIGMA = 25;
    private static final double TRUNCATE = 4;
    private static final double HALF = 0.5;

    /** imgaug takes no blur below this for one. */
    private static final double NEGLIGIBLE = 0.001;

    private GaussianSmoothing() {}

    /** With a standard deviation uniform in 0..25 m pixels. */
    static void blur(LevelImage image, double magnitude, RandomStream random) {
        blur(image, Uniform.between(0, LARGEST_SIGMA * magnitude, random));
    }

    /** With a standard deviation in pixels. */
    static void blur(LevelImage image, double sigma) {
        if (sigma <= NEGLIGIBLE) {
            return;
        }
        Folded down = Folded.of(image.height(), sigma);
        down(image, down);
        across(image, image.width() == image.height() ? down : Folded.of(image.width(), sigma));
    }

    private static void down(LevelImage image, Folded weights) {
        int width = image.width();
        float[] in = image.values();
        float[] out = image.spare();
        Arrays.fill(out, 0);
        for (int plane = 0; plane < in.length; plane += image.plane()) {
            for (int y = 0; y < image.height(); y++) {
                float[] row = weights.rows[y];
                for (int j = weights.first(y); j < weights.end(y); j++) {
                    add(row[j], in, plane + j * width, out, plane + y * width, width);
                }
            }
        }
        image.swap();
    }

    /** out += weight * in, over a row. */
    private static void add(float weight, float[] in, int from, float[] out, int to, int count) {
        for (int x = 0; x < count; x++) {
            out[to + x] += weight * in[from + x];
        }
    }

    private static void across(LevelImage image, Folded weights) {
        int width = image.width();
        float[] in = image.values();
        float[] out = image.spare();
        Arrays.fill(out, 0);
        for (int line = 0; line < in.length; line += width) {
            for (int j = 0; j < width; j++) {
                // The matrix is symmetric: column j is row j.
                float value = in[line + j];
                float[] row = weights.rows[j];
                int end = weights.end(j);
                for (int x = weights.first(j); x < end; x++) {
                    out[line + x] += value * row[x];
                }
            }
        }
        image.swap();
    }

    /** Weights of a blur along an axis, [output position, input position], none further than the radius from the diagonal. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one image, compared by nobody
    private record Folded(float[][] rows, int radius) {
        static Folded of(int length, double sigma) {
            int radius = (int) (TRUNCATE * sigma + HALF);
            double[] kernel = new double[radius + 1];
            double sum = 0;
            for (int k = 0; k <= radius; k++) {
                kernel[k] = StrictMath.exp(-HALF * k * k / (sigma * sigma));
                sum += k == 0 ? kernel[k] : 2 * kernel[k];
            }
            for (int k = 0; k <= radius; k++) {
                kernel[k] /= sum;
            }
            float[][] rows = new float[length][length];
            double[] row = new double[length];
            for (int i = 0; i < length; i++) {
                Arrays.fill(row, 0);
                int folded = Math.floorMod(i - radius, 2 * length);
                for (int k = -radius; k <= radius; k++) {
                    row[Math.min(folded, 2 * length - 1 - folded)] += kernel[Math.abs(k)];
                    folded = folded + 1 == 2 * length ? 0 : folded + 1;
                }
                for (int j = 0; j < length; j++) {
                    rows[i][j] = (float) row[j];
                }
            }
            return new Folded(rows, radius);
        }

        int first(int i) {
            return Math.max(0, i - radius);
        }

        int end(int i) {
            return Math.min(rows.length, i + radius + 1);
        }
    }
}
