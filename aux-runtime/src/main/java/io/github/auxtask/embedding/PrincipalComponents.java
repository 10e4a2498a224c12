package io.github.auxtask.embedding;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The plane in which points are spread most: the two eigenvectors of their covariance with the largest eigenvalues. */
final class PrincipalComponents {
    private static final int DIRECTIONS = 2;

    private PrincipalComponents() {}

    /**
     * Coordinates [n, 2] along the two directions, with mean 0; a direction's largest component is positive. Points on a line
     * have no second direction, and 0 as second coordinate.
     *
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    static Points plane(Points points) {
        DMatrixRMaj centred = centred(points);
        DMatrixRMaj directions = directions(CommonOps_DDRM.multInner(centred, null));
        return new Points(points.count(), DIRECTIONS, CommonOps_DDRM.mult(centred, directions, null).data);
    }

    private static DMatrixRMaj centred(Points points) {
        DMatrixRMaj centred = new DMatrixRMaj(points.count(), points.dimensions());
        for (int d = 0; d < points.dimensions(); d++) {
            double sum = 0;
            for (int i = 0; i < points.count(); i++) {
                sum += points.at(i, d);
            }
            if (!Double.isFinite(sum)) {
                throw new IllegalArgumentException("coordinate " + d + " of a point is not finite");
            }
            for (int i = 0; i < points.count(); i++) {
                centred.set(i, d, points.at(i, d) - sum / points.count());
            }
        }
        return centred;
    }

    /** As columns. */
    private static DMatrixRMaj directions(DMatrixRMaj covariance) {
        int dimensions = covariance.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(dimensions, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalStateException("the eigenvalues of a covariance were not found");
        }
        int[] widest = IntStream.range(0, dimensions)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .limit(DIRECTIONS)
                .mapToInt(Integer::intValue)
                .toArray();
        DMatrixRMaj directions = new DMatrixRMaj(dimensions, DIRECTIONS);
        for (int column = 0; column < widest.length; column++) {
            DMatrixRMaj direction = eigen.getEigenVector(widest[column]);
            if (-CommonOps_DDRM.elementMin(direction) > CommonOps_DDRM.elementMax(direction)) {
                CommonOps_DDRM.changeSign(direction);
            }
            CommonOps_DDRM.insert(direction, directions, 0, column);
        }
        return directions;
    }
}
