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
        float[][] rows = new float[image.height()][width];
        float[] sums = new float[width];
        for (int plane = 0; plane < in.length; plane += image.plane()) {
            for (int y = 0; y < rows.length; y++) {
                System.arraycopy(in, plane + y * width, rows[y], 0, width);
            }
            for (int y = 0; y < rows.length; y++) {
                sum(weights.rows[y], 0, rows, weights.first(y), weights.end(y), sums);
                System.arraycopy(sums, 0, in, plane + y * width, width);
            }
        }
    }

    private static void across(LevelImage image, Folded weights) {
        int width = image.width();
        float[] in = image.values();
        float[] sums = new float[width];
        for (int line = 0; line < in.length; line += width) {
            // The matrix is symmetric: column j is row j.
            sum(in, line, weights.rows, 0, width, sums);
            System.arraycopy(sums, 0, in, line, width);
        }
    }

    /**
     * A weighted sum of rows, in their order, four at once. Rows are arrays with one index: only so are loops over them made vectors of.
     *
     * @param weights of row 0, from {@code at} on
     * @param first first row
     * @param end row after the last one
     * @param sums receives the sum
     */
    private static void sum(float[] weights, int at, float[][] rows, int first, int end, float[] sums) {
        Arrays.fill(sums, 0);
        int j = first;
        for (; j + 3 < end; j += 4) {
            add(weights, at + j, rows[j], rows[j + 1], rows[j + 2], rows[j + 3], sums);
        }
        for (; j < end; j++) {
            float weight = weights[at + j];
            float[] row = rows[j];
            for (int x = 0; x < sums.length; x++) {
                sums[x] += weight * row[x];
            }
        }
    }

    private static void add(float[] weights, int at, float[] r0, float[] r1, float[] r2, float[] r3, float[] sums) {
        float w0 = weights[at];
        float w1 = weights[at + 1];
        float w2 = weights[at + 2];
        float w3 = weights[at + 3];
        for (int x = 0; x < sums.length; x++) {
            sums[x] = sums[x] + w0 * r0[x] + w1 * r1[x] + w2 * r2[x] + w3 * r3[x];
        }
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
