package io.github.auxtask.data.corruption.image;

import java.util.Objects;

/** An undamaged image, 3 x 32 x 32 unsigned bytes within an array that is only read. */
public final class CleanImage {
    /** Rows and columns. */
    public static final int SIDE = 32;

    /** Pixels of one channel. */
    public static final int PLANE = SIDE * SIDE;

    /** Red, green, blue. */
    public static final int CHANNELS = 3;

    /** Values of all channels. */
    public static final int VALUES = CHANNELS * PLANE;

    public static final double WHITE = 255;

    private static final double[] UNIT = new double[256];

    static {
        for (int level = 0; level < UNIT.length; level++) {
            UNIT[level] = level / WHITE;
        }
    }

    private final byte[] pixels;
    private final int from;

    /**
     * A view, not a copy.
     *
     * @param pixels [channel, row, column]
     * @param from position of the image's first value
     */
    public CleanImage(byte[] pixels, int from) {
        Objects.checkFromIndexSize(from, VALUES, pixels.length);
        this.pixels = pixels;
        this.from = from;
    }

    /** The level 0..255 of a value, by its position in [channel, row, column]. */
    public int level(int i) {
        return pixels[from + i] & 0xFF;
    }

    /** A level on the scale 0..1: level/255 in double. */
    public double unit(int i) {
        return UNIT[pixels[from + i] & 0xFF];
    }

    /** All values on the scale 0..1, [channel, row, column]; the caller's own. */
    public double[] unit() {
        double[] values = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = UNIT[pixels[from + i] & 0xFF];
        }
        return values;
    }
}
