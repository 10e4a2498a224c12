package io.github.auxtask.method.labels.statistics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

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
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        boolean vector = columns == 0;
        int rows = vector ? a.length : a.length / columns;
        DMatrixRMaj matrix = DMatrixRMaj.wrap(rows, vector ? 1 : columns, difference);
        double sum = CommonOps_DDRM.elementSumAbs(matrix);
        return new LabelDistance(
                vector ? sum : NormOps_DDRM.inducedP1(matrix),
                NormOps_DDRM.normP2(matrix),
                sum / a.length,
                sum,
                NormOps_DDRM.normF(matrix));
    }
}
