package io.github.auxtask.data.deepaugment.transform;

/**
 * Bicubic enlargement of a plane of whole levels as OpenCV's {@code INTER_CUBIC} (a = -0.75, half-pixel centres, edge pixels repeated),
 * rounded and limited to 0..255; OpenCV's fixed point may differ by one level.
 */
final class CubicEnlargement {
    private static final double A = -0.75;
    private static final double HALF = 0.5;
    private static final int TAPS = 4;

    private CubicEnlargement() {}

    /**
     * Enlarges.
     *
     * @param levels [rows, columns]
     * @return [height, width]
     */
    static double[] enlarge(double[] levels, int rows, int columns, int height, int width) {
        double[] wide = new double[rows * width];
        double[] weights = new double[TAPS];
        for (int x = 0; x < width; x++) {
            int first = taps(x, columns, width, weights);
            for (int y = 0; y < rows; y++) {
                double sum = 0;
                for (int k = 0; k < TAPS; k++) {
                    sum += weights[k] * levels[y * columns + inside(first + k, columns)];
                }
                wide[y * width + x] = sum;
            }
        }
        double[] out = new double[height * width];
        for (int y = 0; y < height; y++) {
            int first = taps(y, rows, height, weights);
            for (int k = 0; k < TAPS; k++) {
                int from = inside(first + k, rows) * width;
                for (int x = 0; x < width; x++) {
                    out[y * width + x] += weights[k] * wide[from + x];
                }
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, Math.min(LevelImage.WHITE, Math.rint(out[i])));
        }
        return out;
    }

    /** The weights of four input positions, the first of which is returned. */
    private static int taps(int output, int in, int out, double[] weights) {
        double place = (output + HALF) * in / out - HALF;
        int left = (int) Math.floor(place);
        double x = place - left;
        weights[0] = outer(1 + x);
        weights[1] = inner(x);
        weights[2] = inner(1 - x);
        weights[3] = 1 - weights[0] - weights[1] - weights[2];
        return left - 1;
    }

    private static double inner(double x) {
        return ((A + 2) * x - (A + 3)) * x * x + 1;
    }

    private static double outer(double x) {
        return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
    }

    private static int inside(int position, int length) {
        return Math.max(0, Math.min(length - 1, position));
    }
}
