package io.github.auxtask.data.corruption.image;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

/**
 * ImageMagick's motion blur of an 8-bit plane: a one-sided Gaussian along a direction, computed on 16-bit levels, rounded to 16 bits,
 * then cut to 8.
 */
public final class MotionFilter {
    private static final int LEVEL_16 = 257;
    private static final double HALF_TURN = 180;

    private final double[] weights;

    public MotionFilter(double radius, double sigma) {
        int width = 2 * (int) Math.ceil(radius) + 1;
        weights = new double[width];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            weights[i] = StrictMath.exp(-(double) (i * i) / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < width; i++) {
            weights[i] /= sum;
        }
    }

    /**
     * Blurs planes.
     *
     * @param levels whole numbers 0..255, any number of planes
     * @param degrees the direction
     * @return whole numbers 0..255
     */
    public double[] blur(double[] levels, double degrees) {
        int width = weights.length;
        // pi a/180, not a (pi/180): at 30 degrees the products below are ties, which the last bit decides.
        double angle = Math.PI * degrees / HALF_TURN;
        double px = width * StrictMath.sin(angle);
        double py = width * StrictMath.cos(angle);
        double length = StrictMath.hypot(px, py);
        double[] sums = new double[levels.length];
        int[] columns = new int[SIDE];
        for (int i = 0; i < width; i++) {
            int dx = (int) Math.ceil(i * py / length - 0.5);
            int dy = (int) Math.ceil(i * px / length - 0.5);
            for (int x = 0; x < SIDE; x++) {
                columns[x] = Border.EDGE.inside(x + dx);
            }
            double weight = weights[i];
            for (int plane = 0; plane < levels.length; plane += PLANE) {
                for (int row = 0; row < SIDE; row++) {
                    int from = plane + Border.EDGE.inside(row + dy) * SIDE;
                    int to = plane + row * SIDE;
                    for (int x = 0; x < SIDE; x++) {
                        sums[to + x] += weight * (LEVEL_16 * levels[from + columns[x]]);
                    }
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            int rounded = (int) (sums[i] + 0.5);
            int cut = rounded / LEVEL_16;
            sums[i] = cut;
        }
        return sums;
    }
}
