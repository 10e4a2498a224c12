package io.github.auxtask.method.labels.audio;

/**
 * Power in 1025 bins from power in 64 mel bands: the pseudo-inverse of the filterbank, W^T (W W^T)^-1, with negative power set
 * to 0.
 */
final class MelInverse {
    private MelInverse() {}

    /** Power [1025, frames] from power [64, frames]. */
    static Matrix power(Matrix bands) {
        Matrix filters = MelSpectrogram.filterbank();
        double[][] factor = cholesky(filters);
        int bins = filters.columns();
        int frames = bands.columns();
        double[] power = new double[bins * frames];
        for (int frame = 0; frame < frames; frame++) {
            double[] column = new double[bands.rows()];
            for (int band = 0; band < column.length; band++) {
                column[band] = bands.at(band, frame);
            }
            solve(factor, column);
            for (int bin = 0; bin < bins; bin++) {
                double sum = 0;
                for (int band = 0; band < column.length; band++) {
                    sum += filters.at(band, bin) * column[band];
                }
                power[bin * frames + frame] = Math.max(0, sum);
            }
        }
        return new Matrix(bins, frames, power);
    }

    /** The lower factor of W W^T, which is positive definite since no triangle is made of the others. */
    private static double[][] cholesky(Matrix filters) {
        int n = filters.rows();
        double[][] factor = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = 0;
                for (int bin = 0; bin < filters.columns(); bin++) {
                    sum += filters.at(row, bin) * filters.at(column, bin);
                }
                for (int k = 0; k < column; k++) {
                    sum -= factor[row][k] * factor[column][k];
                }
                factor[row][column] = row == column ? Math.sqrt(sum) : sum / factor[column][column];
            }
        }
        return factor;
    }

    /** Solves L L^T x = b in place. */
    private static void solve(double[][] factor, double[] b) {
        int n = b.length;
        for (int row = 0; row < n; row++) {
            for (int k = 0; k < row; k++) {
                b[row] -= factor[row][k] * b[k];
            }
            b[row] /= factor[row][row];
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int k = row + 1; k < n; k++) {
                b[row] -= factor[k][row] * b[k];
            }
            b[row] /= factor[row][row];
        }
    }
}
