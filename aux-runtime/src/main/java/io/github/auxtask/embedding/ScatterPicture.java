package io.github.auxtask.embedding;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Points of the plane as discs in the colours of their classes, on white. Drawn pixel by pixel, without the fonts and renderers
 * that differ between machines: the same points always give the same picture.
 */
public final class ScatterPicture {
    /** Names of the colours, in the order of the classes; Tableau's ten, which are told apart by most readers. */
    public static final List<String> COLOURS =
            List.of("blue", "orange", "green", "red", "purple", "brown", "pink", "grey", "olive", "cyan");

    private static final int[] RGB = {
        0x4e79a7, 0xf28e2b, 0x59a14f, 0xe15759, 0xb07aa1, 0x9c755f, 0xff9da7, 0x79706e, 0xbab32b, 0x17becf
    };
    private static final int SIDE = 440;
    private static final int MARGIN = 8;
    private static final double RADIUS = 2.6;
    private static final double OPACITY = 0.8;
    private static final float FULL = 255;

    private ScatterPicture() {}

    /**
     * Draws.
     *
     * @param plane [n, 2]
     * @param classes from 0; from the eleventh class on colours repeat
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
            disc(pixels, column, row, RGB[classes[i] % RGB.length]);
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

    private static void disc(float[] pixels, double x, double y, int rgb) {
        int reach = (int) Math.ceil(RADIUS) + 1;
        for (int row = (int) y - reach; row <= y + reach; row++) {
            for (int column = (int) x - reach; column <= x + reach; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                double cover = OPACITY * Math.max(0, Math.min(1, RADIUS + 0.5 - distance));
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
