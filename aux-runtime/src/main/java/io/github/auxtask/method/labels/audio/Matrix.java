package io.github.auxtask.method.labels.audio;

/**
 * Numbers in rows and columns; of a spectrogram, frequency bands from the lowest up, and frames in time.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record Matrix(int rows, int columns, double[] values) {
    public Matrix {
        if (rows < 1 || columns < 1 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill " + rows + "x" + columns);
        }
    }

    /** The value at a place. */
    public double at(int row, int column) {
        return values[row * columns + column];
    }

    double largest() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }
}
