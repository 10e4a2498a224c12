package io.github.auxtask.method.labels.embedding;

/** The plane in which points are spread most: two eigenvectors of their covariance, by orthogonal iteration. */
final class PrincipalComponents {
    private static final int ITERATIONS = 1000;
    private static final double TOLERANCE = 1e-10;

    private PrincipalComponents() {}

    /** Coordinates [n, 2] along the two directions, with mean 0; a direction's largest component is positive. */
    static Points plane(Points points) {
        double[][] centred = centred(points);
        double[][] covariance = covariance(centred);
        int dimensions = points.dimensions();
        double[] first = new double[dimensions];
        double[] second = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            // Any start that is orthogonal to no eigenvector by construction.
            first[d] = Math.cos(d + 1.0);
            second[d] = Math.sin(2.0 * d + 0.5);
        }
        orthonormalise(first, second);
        for (int i = 0; i < ITERATIONS; i++) {
            double[] nextFirst = times(covariance, first);
            double[] nextSecond = times(covariance, second);
            orthonormalise(nextFirst, nextSecond);
            double change = 2 - Math.abs(product(first, nextFirst)) - Math.abs(product(second, nextSecond));
            first = nextFirst;
            second = nextSecond;
            if (change < TOLERANCE * TOLERANCE) {
                break;
            }
        }
        orient(first);
        orient(second);
        double[] plane = new double[2 * points.count()];
        for (int i = 0; i < points.count(); i++) {
            plane[2 * i] = product(centred[i], first);
            plane[2 * i + 1] = product(centred[i], second);
        }
        return new Points(points.count(), 2, plane);
    }

    private static double[][] centred(Points points) {
        double[][] centred = new double[points.count()][points.dimensions()];
        for (int d = 0; d < points.dimensions(); d++) {
            double sum = 0;
            for (int i = 0; i < points.count(); i++) {
                sum += points.at(i, d);
            }
            for (int i = 0; i < points.count(); i++) {
                centred[i][d] = points.at(i, d) - sum / points.count();
            }
        }
        return centred;
    }

    private static double[][] covariance(double[][] centred) {
        int dimensions = centred[0].length;
        double[][] covariance = new double[dimensions][dimensions];
        for (double[] point : centred) {
            for (int a = 0; a < dimensions; a++) {
                double factor = point[a];
                for (int b = 0; b < dimensions; b++) {
                    covariance[a][b] += factor * point[b];
                }
            }
        }
        return covariance;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = product(matrix[i], vector);
        }
        return result;
    }

    private static void orthonormalise(double[] first, double[] second) {
        normalise(first);
        double along = product(first, second);
        for (int d = 0; d < second.length; d++) {
            second[d] -= along * first[d];
        }
        normalise(second);
    }

    private static void normalise(double[] vector) {
        double length = Math.sqrt(product(vector, vector));
        for (int d = 0; d < vector.length && length > 0; d++) {
            vector[d] /= length;
        }
    }

    private static void orient(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        for (int d = 0; d < vector.length && largest < 0; d++) {
            vector[d] = -vector[d];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
