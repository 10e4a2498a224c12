package io.github.auxtask.method.labels.audio;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Power in 1025 bins from power in 64 mel bands: the pseudo-inverse of the filterbank, W^T (W W^T)^-1, with negative power set
 * to 0.
 */
final class MelInverse {
    private MelInverse() {}

    /** Power [1025, frames] from power [64, frames]. */
    static Matrix power(Matrix bands) {
        DMatrixRMaj filters = wrap(MelSpectrogram.filterbank());
        DMatrixRMaj shares = new DMatrixRMaj(bands.rows(), bands.columns());
        // W W^T is positive definite, since no triangle is made of the others.
        if (!CommonOps_DDRM.solveSPD(CommonOps_DDRM.multOuter(filters, null), wrap(bands), shares)) {
            throw new IllegalStateException("the mel filterbank has no inverse");
        }
        double[] power = CommonOps_DDRM.multTransA(filters, shares, null).data;
        for (int i = 0; i < power.length; i++) {
            power[i] = Math.max(0, power[i]);
        }
        return new Matrix(filters.numCols, bands.columns(), power);
    }

    private static DMatrixRMaj wrap(Matrix matrix) {
        return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.values());
    }
}
