package io.github.auxtask.method.labels.audio;

/**
 * {@code skimage.transform.resize} of order 1 with anti-aliasing: for each axis a Gaussian of sigma (f - 1) / 2 where the axis
 * shrinks by f, then linear interpolation between pixel centres; borders mirrored without repeating the edge, and the result
 * clipped to the range of the input.
 */
final class Resizing {
    private static final double TRUNCATE = 4;

    private Resizing() {}

    /** The matrix in another size. */
    static Matrix resize(Matrix in, int rows, int columns) {
        Matrix smooth = transposed(smoothRows(transposed(smoothRows(in, columns)), rows));
        double low = in.smallest();
        double high = in.largest();
        double[] out = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            double y = (row + 0.5) * in.rows() / rows - 0.5;
            int top = (int) Math.floor(y);
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5) * in.columns() / columns - 0.5;
                int left = (int) Math.floor(x);
                double upper = between(smooth, top, left, x - left);
                double lower = between(smooth, top + 1, left, x - left);
                double value = upper + (y - top) * (lower - upper);
                out[row * columns + column] = Math.max(low, Math.min(high, value));
            }
        }
        return new Matrix(rows, columns, out);
    }

    private static double between(Matrix in, int row, int left, double fraction) {
        int y = Reflection.index(row, in.rows());
        double before = in.at(y, Reflection.index(left, in.columns()));
        double after = in.at(y, Reflection.index(left + 1, in.columns()));
        return before + fraction * (after - before);
    }

    /** Each row through the Gaussian that its change to {@code columns} values needs. */
    private static Matrix smoothRows(Matrix in, int columns) {
        double sigma = Math.max(0, ((double) in.columns() / columns - 1) / 2);
        if (sigma == 0) {
            return in;
        }
        double[] kernel = gaussian(sigma);
        int radius = kernel.length / 2;
        double[] out = new double[in.values().length];
        for (int row = 0; row < in.rows(); row++) {
            for (int column = 0; column < in.columns(); column++) {
                double sum = 0;
                for (int i = -radius; i <= radius; i++) {
                    sum += kernel[i + radius] * in.at(row, Reflection.index(column + i, in.columns()));
                }
                out[row * in.columns() + column] = sum;
            }
        }
        return new Matrix(in.rows(), in.columns(), out);
    }

    private static double[] gaussian(double sigma) {
        int radius = (int) (TRUNCATE * sigma + 0.5);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static Matrix transposed(Matrix in) {
        double[] out = new double[in.values().length];
        for (int row = 0; row < in.rows(); row++) {
            for (int column = 0; column < in.columns(); column++) {
                out[column * in.rows() + row] = in.at(row, column);
            }
        }
        return new Matrix(in.columns(), in.rows(), out);
    }
}
