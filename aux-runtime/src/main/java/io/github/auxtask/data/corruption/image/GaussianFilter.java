package io.github.auxtask.data.corruption.image;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

/**
 * Gaussian blur of a 32 x 32 plane, rows' direction after columns', in double: weights exp(-i^2 / 2 sigma^2), normalised, out to
 * floor(truncate * sigma + 0.5) pixels. Terms are added from the outermost pair inwards, as scipy does, since the last bit decides
 * where values are truncated.
 */
public final class GaussianFilter {
    /** scipy's default: the kernel ends at four standard deviations. */
    public static final double FOUR_SIGMA = 4;

    private static final int LANES = 8;

    private final double[] half;
    private final int[] index;
    private final int radius;

    public GaussianFilter(double sigma, double truncate, Border border) {
        radius = (int) (truncate * sigma + 0.5);
        half = weights(sigma, radius);
        index = new int[SIDE + 2 * radius];
        for (int i = 0; i < index.length; i++) {
            index[i] = border.inside(i - radius);
        }
    }

    /** The weights of the centre and of one side. */
    private static double[] weights(double sigma, int radius) {
        double[] full = new double[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) {
            full[i + radius] = i == 0 ? 1 : StrictMath.exp(-0.5 / (sigma * sigma) * (i * i));
        }
        double sum = sum(full);
        double[] half = new double[radius + 1];
        for (int i = 0; i <= radius; i++) {
            half[i] = full[radius + i] / sum;
        }
        return half;
    }

    /** numpy's sum: from eight terms on, eight partial sums; in flat areas its last bit decides the truncation. */
    private static double sum(double[] terms) {
        int whole = terms.length < LANES ? 0 : terms.length - terms.length % LANES;
        double[] lanes = new double[LANES];
        for (int i = 0; i < whole; i++) {
            lanes[i % LANES] += terms[i];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = whole; i < terms.length; i++) {
            sum += terms[i];
        }
        return sum;
    }

    /** Blurs all planes of an array in place. */
    public void blur(double[] planes) {
        if (radius == 0) {
            return;
        }
        double[] between = new double[PLANE];
        for (int at = 0; at < planes.length; at += PLANE) {
            down(planes, at, between);
            across(between, planes, at);
        }
    }

    /** Blurs one plane in place, rounding to single precision after each direction. */
    public void blurSingle(double[] plane) {
        double[] between = new double[PLANE];
        down(plane, 0, between);
        round(between);
        across(between, plane, 0);
        round(plane);
    }

    private static void round(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
    }

    private void down(double[] in, int at, double[] out) {
        for (int row = 0; row < SIDE; row++) {
            int to = row * SIDE;
            int centre = at + to;
            double middle = half[0];
            for (int x = 0; x < SIDE; x++) {
                out[to + x] = in[centre + x] * middle;
            }
            for (int j = radius; j > 0; j--) {
                int above = at + index[row + radius - j] * SIDE;
                int below = at + index[row + radius + j] * SIDE;
                double weight = half[j];
                for (int x = 0; x < SIDE; x++) {
                    out[to + x] += (in[above + x] + in[below + x]) * weight;
                }
            }
        }
    }

    private void across(double[] in, double[] out, int at) {
        double[] line = new double[index.length];
        double[] sum = new double[SIDE];
        for (int row = 0; row < SIDE; row++) {
            int from = row * SIDE;
            for (int i = 0; i < line.length; i++) {
                line[i] = in[from + index[i]];
            }
            double middle = half[0];
            for (int x = 0; x < SIDE; x++) {
                sum[x] = line[x + radius] * middle;
            }
            for (int j = radius; j > 0; j--) {
                int left = radius - j;
                int right = radius + j;
                double weight = half[j];
                for (int x = 0; x < SIDE; x++) {
                    sum[x] += (line[x + left] + line[x + right]) * weight;
                }
            }
            System.arraycopy(sum, 0, out, at + from, SIDE);
        }
    }
}
