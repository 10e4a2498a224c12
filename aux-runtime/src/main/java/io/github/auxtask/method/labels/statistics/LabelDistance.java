package io.github.auxtask.method.labels.statistics;

/**
 * How far two labels are apart, in every reading of the paper's "L1" and "L2" (sheet, section 8): the released script calls
 * numpy's {@code norm} with 1 and 2, which mean one thing for matrices and another for vectors, and prints them under each
 * other's names.
 *
 * @param order1 of a matrix the largest sum of absolute values in a column, of a vector the sum of absolute values
 * @param order2 of a matrix the largest singular value, of a vector the Euclidean norm
 * @param meanAbsolute mean absolute difference of the elements
 * @param sumAbsolute their sum
 * @param frobenius root of the sum of squares
 */
public record LabelDistance(double order1, double order2, double meanAbsolute, double sumAbsolute, double frobenius) {
    /**
     * Between two labels.
     *
     * @param columns of a matrix, row-major; 0 for vectors
     */
    static LabelDistance between(double[] a, double[] b, int columns) {
        double[] difference = new double[a.length];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
            sum += Math.abs(difference[i]);
            squares += difference[i] * difference[i];
        }
        double frobenius = Math.sqrt(squares);
        boolean vector = columns == 0;
        return new LabelDistance(
                vector ? sum : largestColumn(difference, columns),
                vector ? frobenius : SpectralNorm.of(difference, a.length / columns, columns),
                sum / a.length,
                sum,
                frobenius);
    }

    private static double largestColumn(double[] matrix, int columns) {
        double[] sums = new double[columns];
        for (int i = 0; i < matrix.length; i++) {
            sums[i % columns] += Math.abs(matrix[i]);
        }
        double largest = 0;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
