package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.data.image.ImageShape;

/**
 * Blur with a Gaussian kernel, rows and columns one after the other, in the arithmetic of {@code scipy.ndimage.gaussian_filter}:
 * the kernel is cut off at four standard deviations and sums to 1; beyond the border the image is mirrored, its edge repeated;
 * sums are in double, results in float.
 */
final class SpatialBlur {
    private static final double TRUNCATE = 4;

    private final double[] kernel;

    /**
     * A blur.
     *
     * @param sigma standard deviation in pixels; below 0.125 the kernel is a single 1 and nothing is changed
     */
    SpatialBlur(double sigma) {
        int radius = sigma > 0 ? (int) (TRUNCATE * sigma + 0.5) : 0;
        kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            int distance = i - radius;
            kernel[i] = radius == 0 ? 1 : StrictMath.exp(-0.5 / (sigma * sigma) * distance * distance);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
    }

    /** Whether it changes anything. */
    boolean isIdentity() {
        return kernel.length == 1;
    }

    /**
     * Blurs one image.
     *
     * @param values [channel, row, column] from {@code from} on
     * @param out receives as many from {@code at} on; another array
     */
    void apply(float[] values, int from, ImageShape shape, float[] out, int at) {
        float[] between = new float[shape.plane()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            int plane = channel * shape.plane();
            lines(values, from + plane, between, 0, shape.width(), 1, shape.height(), shape.width());
            lines(between, 0, out, at + plane, shape.height(), shape.width(), shape.width(), 1);
        }
    }

    /**
     * Filters along lines. Down the columns first, as scipy does.
     *
     * @param count lines
     * @param next from one line to the next
     * @param length of a line
     * @param step from one pixel of a line to the next
     */
    private void lines(float[] in, int from, float[] out, int at, int count, int next, int length, int step) {
        int radius = kernel.length / 2;
        double[] line = new double[length + 2 * radius];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < line.length; j++) {
                line[j] = in[from + i * next + mirrored(j - radius, length) * step];
            }
            for (int j = 0; j < length; j++) {
                double sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * line[j + k];
                }
                out[at + i * next + j * step] = (float) sum;
            }
        }
    }

    private static int mirrored(int index, int length) {
        int period = Math.floorMod(index, 2 * length);
        return period < length ? period : 2 * length - 1 - period;
    }
}
