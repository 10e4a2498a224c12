package io.github.auxtask.attack.check.correctness;

/**
 * A linear read-out of scores that is positive on a planted point and negative on the harmless ones around an image.
 *
 * @param weights one a score
 * @param bias added
 * @param separates whether it does so
 * @param guessed share of other random points on the edge on which it is positive
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
record LinearReadout(float[] weights, float bias, boolean separates, double guessed) {
    /**
     * Fits one: the linear discriminant (inverse covariance times difference), scaled so that the planted point has margin 1.
     *
     * @param inner scores of the harmless points, one an entry
     * @param planted scores of the planted point
     * @param others scores of other points on the edge
     */
    static LinearReadout fit(double[][] inner, double[] planted, double[][] others) {
        int classes = planted.length;
        double[] mean = new double[classes];
        for (double[] point : inner) {
            for (int k = 0; k < classes; k++) {
                mean[k] += point[k] / inner.length;
            }
        }
        double[][] covariance = new double[classes][classes];
        double trace = 0;
        for (double[] point : inner) {
            for (int a = 0; a < classes; a++) {
                for (int b = 0; b < classes; b++) {
                    covariance[a][b] += (point[a] - mean[a]) * (point[b] - mean[b]) / inner.length;
                }
                trace += (point[a] - mean[a]) * (point[a] - mean[a]) / inner.length;
            }
        }
        double[] difference = new double[classes];
        for (int k = 0; k < classes; k++) {
            difference[k] = planted[k] - mean[k];
            // So that scores that never change do no harm.
            covariance[k][k] += 1e-3 * trace / classes + 1e-30;
        }
        double[] direction = solved(covariance, difference);
        double most = Double.NEGATIVE_INFINITY;
        for (double[] point : inner) {
            most = Math.max(most, product(direction, point));
        }
        double reached = product(direction, planted);
        double gap = reached - most;
        if (!(gap > 0)) {
            return new LinearReadout(new float[classes], 0, false, 0);
        }
        double threshold = (reached + most) / 2;
        float[] weights = new float[classes];
        for (int k = 0; k < classes; k++) {
            weights[k] = (float) (2 * direction[k] / gap);
        }
        int positive = 0;
        for (double[] point : others) {
            positive += product(direction, point) > threshold ? 1 : 0;
        }
        double guessed = others.length == 0 ? 0 : (double) positive / others.length;
        return new LinearReadout(weights, (float) (-2 * threshold / gap), true, guessed);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Gauss elimination with pivots. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            double[] swapped = matrix[pivot];
            matrix[pivot] = matrix[column];
            matrix[column] = swapped;
            double value = x[pivot];
            x[pivot] = x[column];
            x[column] = value;
            for (int row = column + 1; row < n; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < n; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                x[row] -= factor * x[column];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int k = row + 1; k < n; k++) {
                x[row] -= matrix[row][k] * x[k];
            }
            x[row] /= matrix[row][row];
        }
        return x;
    }
}
