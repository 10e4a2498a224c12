package io.github.auxtask.data.corruption;

import static io.github.auxtask.data.corruption.CleanImage.SIDE;

/**
 * The middle of a plane, enlarged to 32 x 32: a crop of ceil(32/z) pixels a side is resized to round(crop z) with bilinear
 * interpolation whose corner pixels coincide, and the middle 32 are taken. In the operations' order of scipy's {@code zoom}.
 */
final class Zoom {
    private final int[] first = new int[SIDE];
    private final int[] second = new int[SIDE];
    private final double[] lower = new double[SIDE];
    private final double[] upper = new double[SIDE];

    Zoom(double factor) {
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

    /** One value of the enlarged plane that begins at {@code at}. */
    double at(double[] plane, int at, int row, int column) {
        int above = at + first[row] * SIDE;
        int below = at + second[row] * SIDE;
        double wAbove = lower[row];
        double wBelow = upper[row];
        double wLeft = lower[column];
        double wRight = upper[column];
        int left = first[column];
        int right = second[column];
        return plane[above + left] * wAbove * wLeft
                + plane[above + right] * wAbove * wRight
                + plane[below + left] * wBelow * wLeft
                + plane[below + right] * wBelow * wRight;
    }

    /** Adds the enlarged plane to sums in single precision. */
    void addTo(double[] plane, int at, float[] sums) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                sums[at + row * SIDE + column] += (float) at(plane, at, row, column);
            }
        }
    }
}
