package io.github.auxtask.method.labels.statistics;

/**
 * The largest singular value of a matrix: the root of the largest eigenvalue of A^T A, which Householder reflections make
 * tridiagonal (Golub and Van Loan, algorithm 8.3.1) and bisection by sign counts finds (section 8.4.1).
 */
final class SpectralNorm {
    private static final int BISECTIONS = 100;

    private SpectralNorm() {}

    /** The norm of a matrix [rows, columns], row-major. */
    static double of(double[] matrix, int rows, int columns) {
        double[][] gram = new double[columns][columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                double factor = matrix[row * columns + i];
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += factor * matrix[row * columns + j];
                }
            }
        }
        return Math.sqrt(largestEigenvalue(gram));
    }

    /** Of a symmetric matrix that is positive semidefinite, of which the lower triangle is read and overwritten. */
    private static double largestEigenvalue(double[][] a) {
        int n = a.length;
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        for (int k = n - 1; k > 0; k--) {
            beside[k] = reflect(a, k);
            diagonal[k] = a[k][k];
        }
        diagonal[0] = a[0][0];
        double high = 0;
        for (int i = 0; i < n; i++) {
            double next = i + 1 < n ? Math.abs(beside[i + 1]) : 0;
            high = Math.max(high, diagonal[i] + Math.abs(beside[i]) + next);
        }
        double low = 0;
        for (int i = 0; i < BISECTIONS && high - low > Math.ulp(high); i++) {
            double middle = (low + high) / 2;
            if (allBelow(diagonal, beside, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Zeroes row k left of its subdiagonal element, which is given back, by a reflection of the block above. */
    private static double reflect(double[][] a, int k) {
        double square = 0;
        for (int j = 0; j < k; j++) {
            square += a[k][j] * a[k][j];
        }
        double length = Math.sqrt(square);
        if (length == 0) {
            return 0;
        }
        double[] v = new double[k];
        System.arraycopy(a[k], 0, v, 0, k);
        double moved = v[k - 1] > 0 ? -length : length;
        v[k - 1] -= moved;
        double scale = 2 / (square - a[k][k - 1] * a[k][k - 1] + v[k - 1] * v[k - 1]);
        double[] p = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                p[i] += a[i][j] * v[j];
                p[j] += a[i][j] * v[i];
            }
            p[i] += a[i][i] * v[i];
        }
        double product = 0;
        for (int i = 0; i < k; i++) {
            p[i] *= scale;
            product += p[i] * v[i];
        }
        for (int i = 0; i < k; i++) {
            double wi = p[i] - scale / 2 * product * v[i];
            for (int j = 0; j <= i; j++) {
                double wj = p[j] - scale / 2 * product * v[j];
                a[i][j] -= v[i] * wj + wi * v[j];
            }
        }
        return moved;
    }

    /** Whether every eigenvalue is below a number: all pivots of T - x I are negative. */
    private static boolean allBelow(double[] diagonal, double[] beside, double x) {
        double pivot = diagonal[0] - x;
        for (int i = 1; i <= diagonal.length; i++) {
            if (pivot >= 0) {
                return false;
            }
            if (i < diagonal.length) {
                pivot = diagonal[i] - x - beside[i] * beside[i] / pivot;
            }
        }
        return true;
    }
}
