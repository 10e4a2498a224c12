package io.github.auxtask.data.corruption.image;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

/**
 * The middle of a plane, enlarged to 32 x 32: a crop of ceil(32/z) pixels a side is resized to round(crop z) with bilinear
 * interpolation whose corner pixels coincide, and the middle 32 are taken. In the operations' order of scipy's {@code zoom}.
 */
public final class Zoom {
    private final int[] first = new int[SIDE];
    private final int[] second = new int[SIDE];
    private final double[] lower = new double[SIDE];
    private final double[] upper = new double[SIDE];

    public Zoom(double factor) {
        int crop = (int) Math.ceil(SIDE / factor);
        int top = (SIDE - crop) / 2;
        int size = (int) Math.rint(crop * factor);
        int trim = (size - SIDE) / 2;
        double step = (double) (crop - 1) / (size - 1);
        for (int i = 0; i < SIDE; i++) {
            double position = (i + trim) * step;
            int floor = (int) position;
            first[i] = top + Math.min(floor, crop - 1);
            second[i] = top + Math.min(floor + 1, crop - 1);
            upper[i] = position - floor;
            lower[i] = 1 - upper[i];
        }
    }

    /** The enlarged plane that begins at {@code at}. */
    public double[] enlarge(double[] plane, int at) {
        double[] out = new double[PLANE];
        double[] above = new double[SIDE];
        double[] below = new double[SIDE];
        double[] line = new double[SIDE];
        for (int row = 0; row < SIDE; row++) {
            weigh(plane, at, row, above, below);
            across(above, below, line);
            System.arraycopy(line, 0, out, row * SIDE, SIDE);
        }
        return out;
    }

    /** Adds the enlarged plane that begins at {@code at} to sums in single precision. */
    public void addTo(double[] plane, int at, float[] sums) {
        double[] above = new double[SIDE];
        double[] below = new double[SIDE];
        double[] line = new double[SIDE];
        for (int row = 0; row < SIDE; row++) {
            weigh(plane, at, row, above, below);
            across(above, below, line);
            int to = at + row * SIDE;
            for (int x = 0; x < SIDE; x++) {
                sums[to + x] += (float) line[x];
            }
        }
    }

    /** The two source rows of a row, times their weights. */
    private void weigh(double[] plane, int at, int row, double[] above, double[] below) {
        int upperRow = at + first[row] * SIDE;
        int lowerRow = at + second[row] * SIDE;
        double wAbove = lower[row];
        double wBelow = upper[row];
        for (int x = 0; x < SIDE; x++) {
            above[x] = plane[upperRow + x] * wAbove;
            below[x] = plane[lowerRow + x] * wBelow;
        }
    }

    private void across(double[] above, double[] below, double[] out) {
        int[] lefts = first;
        int[] rights = second;
        double[] leftWeights = lower;
        double[] rightWeights = upper;
        for (int x = 0; x < SIDE; x++) {
            int left = lefts[x];
            int right = rights[x];
            double wLeft = leftWeights[x];
            double wRight = rightWeights[x];
            out[x] = above[left] * wLeft + above[right] * wRight + below[left] * wLeft + below[right] * wRight;
        }
    }
}
