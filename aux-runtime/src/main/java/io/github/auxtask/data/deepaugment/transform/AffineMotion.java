package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/**
 * Rotation, shear and translation about the middle of the image (imgaug's {@code Affine}, which calls OpenCV): inverse-mapped, bilinear,
 * source coordinates in steps of 1/32 pixel, black outside, which the border is blended with.
 */
final class AffineMotion {
    private static final double HALF_TURN = 180;
    private static final double QUARTER_TURN = 90;
    private static final double HALF = 0.5;
    private static final int STEPS_BITS = 5;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final double FIXED = 1024; // ten fractional bits
    private static final long HALF_STEP = (long) FIXED / STEPS / 2;

    private AffineMotion() {}

    /** By an angle uniform in ±180 m degrees. */
    static void rotate(LevelImage image, double magnitude, RandomStream random) {
        double degrees = HALF_TURN * magnitude;
        warp(image, forward(image, Uniform.between(-degrees, degrees, random), 0, 0, 0));
    }

    /** By an angle uniform in ±90 m degrees. */
    static void shear(LevelImage image, double magnitude, RandomStream random) {
        double degrees = QUARTER_TURN * magnitude;
        warp(image, forward(image, 0, Uniform.between(-degrees, degrees, random), 0, 0));
    }

    /** By a share of the width uniform in ±m, in whole pixels. */
    static void translateX(LevelImage image, double magnitude, RandomStream random) {
        translate(image, Uniform.between(-magnitude, magnitude, random), 0);
    }

    /** By a share of the height uniform in ±m, in whole pixels. */
    static void translateY(LevelImage image, double magnitude, RandomStream random) {
        translate(image, 0, Uniform.between(-magnitude, magnitude, random));
    }

    /** By shares of width and height, rounded to whole pixels, halves to even ones. */
    static void translate(LevelImage image, double x, double y) {
        warp(image, forward(image, 0, 0, Math.rint(x * image.width()), Math.rint(y * image.height())));
    }

    /**
     * Where a place (x, y) goes: the rows (a, b, c) of a x + b y + c, for x and for y.
     *
     * @param rotation degrees
     * @param shear degrees
     * @param x pixels
     * @param y pixels
     */
    static double[] forward(LevelImage image, double rotation, double shear, double x, double y) {
        double turned = StrictMath.toRadians(rotation);
        double sheared = turned + StrictMath.toRadians(shear);
        double a = StrictMath.cos(turned);
        double b = -StrictMath.sin(sheared);
        double d = StrictMath.sin(turned);
        double e = StrictMath.cos(sheared);
        double middleX = image.width() / 2.0 - HALF;
        double middleY = image.height() / 2.0 - HALF;
        return new double[] {
            a, b, x + middleX - a * middleX - b * middleY, d, e, y + middleY - d * middleX - e * middleY
        };
    }

    /** Moves the image by such a map. One that has no inverse leaves nothing but black. */
    static void warp(LevelImage image, double[] forward) {
        double determinant = forward[0] * forward[4] - forward[1] * forward[3];
        double scale = determinant == 0 ? 0 : 1 / determinant;
        double a = forward[4] * scale;
        double b = -forward[1] * scale;
        double d = -forward[3] * scale;
        double e = forward[0] * scale;
        double c = -a * forward[2] - b * forward[5];
        double f = -d * forward[2] - e * forward[5];
        int at = 0;
        for (int y = 0; y < image.height(); y++) {
            long originX = (long) Math.rint((b * y + c) * FIXED) + HALF_STEP;
            long originY = (long) Math.rint((e * y + f) * FIXED) + HALF_STEP;
            for (int x = 0; x < image.width(); x++) {
                long sourceX = (originX + (long) Math.rint(a * x * FIXED)) >> STEPS_BITS;
                long sourceY = (originY + (long) Math.rint(d * x * FIXED)) >> STEPS_BITS;
                blend(image, sourceX, sourceY, at++);
            }
        }
        image.swap();
    }

    private static void blend(LevelImage image, long sourceX, long sourceY, int at) {
        long left = sourceX >> STEPS_BITS;
        long top = sourceY >> STEPS_BITS;
        float[] out = image.spare();
        if (left < -1 || left >= image.width() || top < -1 || top >= image.height()) {
            for (int i = at; i < out.length; i += image.plane()) {
                out[i] = 0;
            }
            return;
        }
        float right = (sourceX & (STEPS - 1)) / (float) STEPS;
        float lower = (sourceY & (STEPS - 1)) / (float) STEPS;
        boolean hasLeft = left >= 0;
        boolean hasRight = left + 1 < image.width();
        float upperShare = top >= 0 ? 1 - lower : 0;
        float lowerShare = top + 1 < image.height() ? lower : 0;
        float w00 = hasLeft ? upperShare * (1 - right) : 0;
        float w01 = hasRight ? upperShare * right : 0;
        float w10 = hasLeft ? lowerShare * (1 - right) : 0;
        float w11 = hasRight ? lowerShare * right : 0;
        int x0 = (int) Math.max(0, left);
        int x1 = (int) Math.min(image.width() - 1, left + 1);
        int y0 = (int) Math.max(0, top) * image.width();
        int y1 = (int) Math.min(image.height() - 1, top + 1) * image.width();
        float[] in = image.values();
        for (int plane = 0; plane < out.length; plane += image.plane()) {
            out[plane + at] = in[plane + y0 + x0] * w00
                    + in[plane + y0 + x1] * w01
                    + in[plane + y1 + x0] * w10
                    + in[plane + y1 + x1] * w11;
        }
    }
}
