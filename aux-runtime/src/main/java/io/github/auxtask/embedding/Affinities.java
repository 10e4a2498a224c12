package io.github.auxtask.embedding;

import java.util.stream.IntStream;

/**
 * How near points are in the space they come from (van der Maaten and Hinton 2008, equations 1 and section 3.1): Gaussians whose
 * widths give every point the same perplexity, made symmetric. p_ij = (p_j|i + p_i|j) / 2n.
 *
 * @param count n
 * @param joint p [n, n], symmetric with sum 1
 * @param precisions beta = 1 / (2 sigma^2) of each point
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
record Affinities(int count, double[] joint, double[] precisions) {
    private static final int BISECTIONS = 200;
    private static final double ENTROPY_TOLERANCE = 1e-13;

    /** What scikit-learn takes for no affinity at all, so that its logarithm exists. */
    static final double SMALLEST = Math.ulp(1.0);

    static Affinities of(Points points, double perplexity) {
        int n = points.count();
        if (!(perplexity >= 1) || perplexity >= n) {
            throw new IllegalArgumentException("perplexity is from 1 to below the " + n + " points, not " + perplexity);
        }
        double[] conditional = new double[n * n];
        double[] precisions = new double[n];
        IntStream.range(0, n).parallel().forEach(i -> {
            double[] distances = new double[n];
            for (int j = 0; j < n; j++) {
                distances[j] = points.squaredDistance(i, j);
            }
            precisions[i] = search(distances, i, Math.log(perplexity), conditional);
        });
        double[] joint = new double[n * n];
        IntStream.range(0, n).parallel().forEach(i -> {
            for (int j = 0; j < n; j++) {
                double p = (conditional[i * n + j] + conditional[j * n + i]) / (2 * n);
                joint[i * n + j] = i == j ? 0 : Math.max(SMALLEST, p);
            }
        });
        return new Affinities(n, joint, precisions);
    }

    /** Bisects for the precision whose conditional distribution has this entropy in nats; writes the distribution. */
    private static double search(double[] distances, int i, double entropy, double[] out) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < distances.length; j++) {
            nearest = j == i ? nearest : Math.min(nearest, distances[j]);
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        for (int step = 0; step < BISECTIONS; step++) {
            double difference = distribution(distances, i, beta, nearest, out) - entropy;
            if (Math.abs(difference) < ENTROPY_TOLERANCE) {
                break;
            }
            if (difference > 0) {
                low = beta;
                beta = high == Double.POSITIVE_INFINITY ? 2 * beta : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
        return beta;
    }

    /** p_j|i for one precision; distances are counted from the nearest, so that no point is left without a neighbour. */
    private static double distribution(double[] distances, int i, double beta, double nearest, double[] out) {
        int row = i * distances.length;
        double sum = 0;
        double weighted = 0;
        for (int j = 0; j < distances.length; j++) {
            double further = distances[j] - nearest;
            double p = j == i ? 0 : Math.exp(-beta * further);
            out[row + j] = p;
            sum += p;
            weighted += p * further;
        }
        for (int j = 0; j < distances.length; j++) {
            out[row + j] /= sum;
        }
        return Math.log(sum) + beta * weighted / sum;
    }
}
