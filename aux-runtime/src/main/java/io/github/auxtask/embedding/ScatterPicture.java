package io.github.auxtask.embedding;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Points of the plane as discs and rings in the colours of their classes, on white: five colours that readers with any colour blindness
 * tell apart, each filled for the first five classes and open for the next five. Drawn pixel by pixel, without the fonts and renderers
 * that differ between machines: the same points always give the same picture.
 */
public final class ScatterPicture {
    /** Names of the marks, in the order of the classes. */
    public static final List<String> COLOURS = List.of(
            "blue",
            "orange",
            "green",
            "pink",
            "brown",
            "blue ring",
            "orange ring",
            "green ring",
            "pink ring",
            "brown ring");

    /** Of the discs and then of the rings. */
    public static final List<String> RGB = List.of("#0072b2", "#d55e00", "#008a64", "#b8558d", "#690f00");

    private static final int SIDE = 440;
    private static final int MARGIN = 8;
    private static final double RADIUS = 2.8;
    private static final double HOLE = 1.4;
    private static final int HEXADECIMAL = 16;
    private static final double OPACITY = 0.8;
    private static final float FULL = 255;

    private ScatterPicture() {}

    /**
     * Draws.
     *
     * @param plane [n, 2]
     * @param classes from 0; from the eleventh class on marks repeat
     * @return a PNG file
     */
    public static byte[] png(Points plane, int[] classes) {
        float[] pixels = new float[3 * SIDE * SIDE];
        Arrays.fill(pixels, 1);
        double[] x = plane.coordinate(0);
        double[] y = plane.coordinate(1);
        double[] wide = range(x);
        double[] high = range(y);
        double extent = Math.max(wide[1], high[1]);
        double scale = extent > 0 ? (SIDE - 2 * MARGIN) / extent : 0;
        for (int i = 0; i < classes.length; i++) {
            double column = SIDE / 2.0 + (x[i] - wide[0]) * scale;
            double row = SIDE / 2.0 - (y[i] - high[0]) * scale;
            int rgb = Integer.parseInt(RGB.get(classes[i] % RGB.size()).substring(1), HEXADECIMAL);
            mark(pixels, column, row, rgb, classes[i] % COLOURS.size() >= RGB.size());
        }
        return new ImageGrid()
                .row(new FloatBlock(new long[] {1, 3, SIDE, SIDE}, pixels))
                .png();
    }

    /** Middle and extent. */
    private static double[] range(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        return new double[] {(least + most) / 2, most - least};
    }

    private static void mark(float[] pixels, double x, double y, int rgb, boolean open) {
        int reach = (int) Math.ceil(RADIUS) + 1;
        for (int row = (int) y - reach; row <= y + reach; row++) {
            for (int column = (int) x - reach; column <= x + reach; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                double hole = open ? Math.max(0, Math.min(1, HOLE + 0.5 - distance)) : 0;
                double cover = OPACITY * (Math.max(0, Math.min(1, RADIUS + 0.5 - distance)) - hole);
                if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                    for (int c = 0; c < 3; c++) {
                        int at = c * SIDE * SIDE + row * SIDE + column;
                        float colour = (rgb >> (16 - 8 * c) & 0xff) / FULL;
                        pixels[at] += (float) (cover * (colour - pixels[at]));
                    }
                }
            }
        }
    }
}
