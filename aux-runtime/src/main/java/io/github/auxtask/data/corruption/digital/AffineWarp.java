package io.github.auxtask.data.corruption.digital;

import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import io.github.auxtask.data.corruption.image.Border;
import io.github.auxtask.data.corruption.image.CleanImage;

/**
 * OpenCV's affine warp of single-precision planes: inverse-mapped, bilinear, source coordinates in steps of 1/32 pixel, the border
 * mirrored without the edge. Exact coordinates would change up to a fifth of the values.
 */
final class AffineWarp {
    private static final int STEPS_BITS = 5;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final double FIXED = 1024; // ten fractional bits
    private static final int HALF_STEP = (int) FIXED / STEPS / 2;

    private final double[] inverse;

    /**
     * The map that takes three points to three others.
     *
     * @param from x, y of each
     * @param to x, y of each
     */
    AffineWarp(float[] from, float[] to) {
        // The rows (a, b, c) of the forward map solve a x + b y + c = x' for three points: Cramer's rule.
        double determinant = triple(from, new double[] {1, 1, 1}, 0);
        double[] forward = new double[6];
        for (int row = 0; row < 2; row++) {
            double[] target = {to[row], to[2 + row], to[4 + row]};
            for (int column = 0; column < 3; column++) {
                forward[3 * row + column] = triple(from, target, column + 1) / determinant;
            }
        }
        double area = forward[0] * forward[4] - forward[1] * forward[3];
        double d = area == 0 ? 0 : 1 / area;
        double a11 = forward[4] * d;
        double a22 = forward[0] * d;
        double a12 = -forward[1] * d;
        double a21 = -forward[3] * d;
        inverse = new double[] {
            a11, a12, -a11 * forward[2] - a12 * forward[5], a21, a22, -a21 * forward[2] - a22 * forward[5]
        };
    }

    /** The determinant of the rows (x, y, 1), with one column (1 is x, 2 is y, 3 is 1, 0 none) replaced by the targets. */
    private static double triple(float[] points, double[] targets, int replaced) {
        double[][] m = new double[3][];
        for (int i = 0; i < 3; i++) {
            m[i] = new double[] {points[2 * i], points[2 * i + 1], 1};
            if (replaced > 0) {
                m[i][replaced - 1] = targets[i];
            }
        }
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    /** Warps all planes of an array. */
    float[] warp(float[] planes) {
        float[] out = new float[planes.length];
        for (int y = 0; y < SIDE; y++) {
            int originX = (int) Math.rint((inverse[1] * y + inverse[2]) * FIXED) + HALF_STEP;
            int originY = (int) Math.rint((inverse[4] * y + inverse[5]) * FIXED) + HALF_STEP;
            for (int x = 0; x < SIDE; x++) {
                int sourceX = (originX + (int) Math.rint(inverse[0] * x * FIXED)) >> STEPS_BITS;
                int sourceY = (originY + (int) Math.rint(inverse[3] * x * FIXED)) >> STEPS_BITS;
                blend(planes, sourceX, sourceY, out, y * SIDE + x);
            }
        }
        return out;
    }

    private static void blend(float[] planes, int sourceX, int sourceY, float[] out, int at) {
        float right = (sourceX & (STEPS - 1)) / (float) STEPS;
        float lower = (sourceY & (STEPS - 1)) / (float) STEPS;
        int x0 = Border.MIRROR.inside(sourceX >> STEPS_BITS);
        int x1 = Border.MIRROR.inside((sourceX >> STEPS_BITS) + 1);
        int y0 = Border.MIRROR.inside(sourceY >> STEPS_BITS) * SIDE;
        int y1 = Border.MIRROR.inside((sourceY >> STEPS_BITS) + 1) * SIDE;
        float w00 = (1 - lower) * (1 - right);
        float w01 = (1 - lower) * right;
        float w10 = lower * (1 - right);
        float w11 = lower * right;
        for (int plane = 0; plane < planes.length; plane += CleanImage.PLANE) {
            out[plane + at] = planes[plane + y0 + x0] * w00
                    + planes[plane + y0 + x1] * w01
                    + planes[plane + y1 + x0] * w10
                    + planes[plane + y1 + x1] * w11;
        }
    }
}
