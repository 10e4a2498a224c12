package io.github.auxtask.data.corruption.image;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;

/**
 * Hue, saturation and value of pixels, all 0..1, and back, in double and in scikit-image's order of operations: almost half of all
 * saturated values lie within 1e-9 of a whole level, so the last bit decides.
 */
public final class Hsv {
    private static final double SEXTANTS = 6;

    private Hsv() {}

    /** What is done to a pixel's saturation and value. */
    public interface Change {
        double saturation(double saturation);

        double value(double value);
    }

    /** Converts every pixel of [3, 32, 32], changes it, and converts it back, in place. */
    public static void change(double[] rgb, Change change) {
        for (int i = 0; i < PLANE; i++) {
            double r = rgb[i];
            double g = rgb[PLANE + i];
            double b = rgb[2 * PLANE + i];
            double v = Math.max(r, Math.max(g, b));
            double delta = v - Math.min(r, Math.min(g, b));
            double s = delta == 0 ? 0 : delta / v;
            back(hue(r, g, b, v, delta), change.saturation(s), change.value(v), rgb, i);
        }
    }

    private static double hue(double r, double g, double b, double v, double delta) {
        if (delta == 0) {
            return 0;
        }
        double h; // where two channels are largest, the later one decides
        if (b == v) {
            h = 4 + (r - g) / delta;
        } else if (g == v) {
            h = 2 + (b - r) / delta;
        } else {
            h = (g - b) / delta;
        }
        h = h / SEXTANTS % 1;
        return h < 0 ? h + 1 : h;
    }

    private static void back(double h, double s, double v, double[] rgb, int i) {
        double floor = Math.floor(h * SEXTANTS);
        double f = h * SEXTANTS - floor;
        double p = v * (1 - s);
        double q = v * (1 - f * s);
        double t = v * (1 - (1 - f) * s);
        switch ((int) floor % (int) SEXTANTS) {
            case 0 -> put(rgb, i, v, t, p);
            case 1 -> put(rgb, i, q, v, p);
            case 2 -> put(rgb, i, p, v, t);
            case 3 -> put(rgb, i, p, q, v);
            case 4 -> put(rgb, i, t, p, v);
            default -> put(rgb, i, v, p, q);
        }
    }

    private static void put(double[] rgb, int i, double r, double g, double b) {
        rgb[i] = r;
        rgb[PLANE + i] = g;
        rgb[2 * PLANE + i] = b;
    }
}
