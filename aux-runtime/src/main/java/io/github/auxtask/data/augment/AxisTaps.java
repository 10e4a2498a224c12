package io.github.auxtask.data.augment;

/**
 * A linear map along one axis of an image, as resampling and blurring are: every output position is a weighted sum of a few
 * neighbouring input positions.
 */
final class AxisTaps {
    private static final double HALF = 0.5;

    private final int[] first;
    private final double[][] weights;

    private AxisTaps(int[] first, double[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    /** Number of output positions. */
    int length() {
        return first.length;
    }

    /** The first input position that an output position depends on. */
    int first(int output) {
        return first[output];
    }

    /** Weights of the input positions from the first on, which add up to 1; only to be read. */
    double[] weights(int output) {
        return weights[output];
    }

    /**
     * Bilinear interpolation with half-pixel centres: output position i lies at c = start + (i + 1/2) extent/out, and input position j
     * has the weight max(0, 1 - |j + 1/2 - c|/s), normalised to the sum 1. With antialiasing s = max(1, extent/out), without it s = 1.
     * So do Pillow's {@code resize} and torch's {@code interpolate}.
     *
     * @param start first input position that counts
     * @param extent number of input positions that count
     * @param out number of output positions
     */
    static AxisTaps bilinear(int start, int extent, int out, boolean antialias) {
        int[] first = new int[out];
        double[][] weights = new double[out][];
        double scale = (double) extent / out;
        double support = antialias ? Math.max(1, scale) : 1;
        for (int i = 0; i < out; i++) {
            double centre = (i + HALF) * scale;
            int from = Math.max(0, (int) (centre - support + HALF));
            int to = Math.min(extent, (int) (centre + support + HALF));
            double[] row = new double[to - from];
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, 1 - Math.abs((from + j - centre + HALF) / support));
                sum += row[j];
            }
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
            first[i] = start + from;
            weights[i] = row;
        }
        return new AxisTaps(first, weights);
    }

    /**
     * Convolution with a Gaussian of so many taps, normalised; beyond the border the image is mirrored without its edge pixel. So
     * does torchvision's {@code gaussian_blur}.
     *
     * @param length number of positions, more than {@code radius}
     * @param radius taps on either side
     * @param sigma standard deviation in pixels, positive
     */
    static AxisTaps gaussian(int length, int radius, double sigma) {
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            double distance = (k - radius) / sigma;
            kernel[k] = StrictMath.exp(-HALF * distance * distance);
            sum += kernel[k];
        }
        int[] first = new int[length];
        double[][] weights = new double[length][];
        for (int i = 0; i < length; i++) {
            int from = Math.max(0, i - radius);
            double[] row = new double[Math.min(length, i + radius + 1) - from];
            for (int k = 0; k < kernel.length; k++) {
                row[mirrored(i + k - radius, length) - from] += kernel[k] / sum;
            }
            first[i] = from;
            weights[i] = row;
        }
        return new AxisTaps(first, weights);
    }

    private static int mirrored(int position, int length) {
        int inside = Math.abs(position);
        return inside < length ? inside : 2 * (length - 1) - inside;
    }
}
