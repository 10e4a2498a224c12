package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import java.util.Arrays;

/**
 * Labels as grey pictures on one scale, the smallest value of the true labels black and the largest white. Row 0 of a matrix is
 * drawn at the bottom, because the low tones of a spectrogram belong there; a vector is a column of bars one pixel high, widened.
 */
final class LabelSheet {
    private static final int BAR_WIDTH = 16;

    private final float low;
    private final float high;
    private final int rows;
    private final int columns;
    private final int width;

    /** The scale of these labels, [K, D] or [K, rows, columns]. */
    LabelSheet(FloatBlock labels) {
        long[] shape = labels.shape();
        rows = (int) shape[1];
        columns = shape.length == 3 ? (int) shape[2] : 1;
        width = columns == 1 ? BAR_WIDTH : columns;
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : labels.values()) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        low = smallest;
        high = largest > smallest ? largest : smallest + 1;
    }

    /** Values of one label. */
    int size() {
        return rows * columns;
    }

    /** The scale in words. */
    String scale() {
        return "black is " + number(low) + ", white " + number(high);
    }

    private static String number(float value) {
        return String.format(java.util.Locale.ROOT, "%.4g", value);
    }

    /** Pictures of some labels in a row: [N, 1, rows, width], 0..1. */
    FloatBlock pictures(float[] labels) {
        int count = labels.length / size();
        float[] pixels = new float[count * rows * width];
        for (int i = 0; i < pixels.length; i++) {
            int label = i / (rows * width);
            int row = rows - 1 - i / width % rows;
            int column = columns == 1 ? 0 : i % width;
            pixels[i] = (labels[label * size() + row * columns + column] - low) / (high - low);
        }
        return new FloatBlock(new long[] {count, 1, rows, width}, pixels);
    }

    /** All labels, in rows of ten at most; missing ones at the end are black. */
    byte[] gallery(FloatBlock labels, int perRow) {
        int count = (int) labels.shape()[0];
        ImageGrid sheet = new ImageGrid();
        for (int from = 0; from < count; from += perRow) {
            float[] row = Arrays.copyOfRange(labels.values(), from * size(), Math.min(count, from + perRow) * size());
            float[] full = Arrays.copyOf(row, Math.min(perRow, count) * size());
            Arrays.fill(full, row.length, full.length, low);
            sheet.row(pictures(full));
        }
        return sheet.png();
    }
}
