package io.github.auxtask.attack.check.correctness;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
        DMatrixRMaj centred = new DMatrixRMaj(inner.length, classes);
        for (int i = 0; i < inner.length; i++) {
            for (int k = 0; k < classes; k++) {
                centred.set(i, k, inner[i][k] - mean[k]);
            }
        }
        DMatrixRMaj covariance = CommonOps_DDRM.multInner(centred, null);
        CommonOps_DDRM.divide(covariance, inner.length);
        double trace = CommonOps_DDRM.trace(covariance);
        DMatrixRMaj difference = new DMatrixRMaj(classes, 1);
        for (int k = 0; k < classes; k++) {
            difference.set(k, planted[k] - mean[k]);
            // So that scores that never change do no harm.
            covariance.add(k, k, 1e-3 * trace / classes + 1e-30);
        }
        DMatrixRMaj solved = new DMatrixRMaj(classes, 1);
        if (!CommonOps_DDRM.solveSPD(covariance, difference, solved)) {
            return new LinearReadout(new float[classes], 0, false, 0);
        }
        double[] direction = solved.data;
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
}
