package io.github.auxtask.data.deepaugment.transform;

/**
 * A colour image of levels 0 to 255 in single precision, changed in place, with a second one beside it to write into. For one thread.
 */
public final class LevelImage {
    /** Red, green, blue. */
    public static final int CHANNELS = 3;

    static final float WHITE = 255;

    private final int height;
    private final int width;
    private float[] values;
    private float[] spare;

    /** A black image. */
    public LevelImage(int height, int width) {
        this.height = height;
        this.width = width;
        values = new float[CHANNELS * height * width];
        spare = new float[values.length];
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Pixels of one channel. */
    int plane() {
        return height * width;
    }

    /** The levels, [3, height, width]: the image itself, not a copy. Asked for anew after every change. */
    public float[] values() {
        return values;
    }

    /** Room for another image of this size, with anything in it. */
    float[] spare() {
        return spare;
    }

    /** Makes what was written into {@link #spare} the image. */
    void swap() {
        float[] old = values;
        values = spare;
        spare = old;
    }

    /** Limits every level to 0..255. */
    public void clip() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(WHITE, values[i])); // in a loop like this, vectors
        }
    }

    /** A level limited to 0..255. */
    static float clipped(float level) {
        return level <= 0 ? 0 : level > WHITE ? WHITE : level; // by itself faster than Math.max and Math.min
    }

    /** All channels black at a pixel from 0 to {@link #plane} - 1. */
    void black(int pixel) {
        for (int at = pixel; at < values.length; at += plane()) {
            values[at] = 0;
        }
    }
}
