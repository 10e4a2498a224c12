package io.github.auxtask.method.search;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much lower than the lowest cost so far a cost is expected to be (Jones, Schonlau, Welch 1998, equation 15), at least by a margin:
 * E max(0, best - margin - Y) for a normal Y.
 */
final class ExpectedImprovement {
    /** scikit-optimize's xi. */
    static final double MARGIN = 0.01;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private ExpectedImprovement() {}

    /**
     * The expectation.
     *
     * @param best lowest cost so far
     * @return at least 0; 0 where nothing is uncertain, as in scikit-optimize
     */
    static double of(RandomForest.Prediction prediction, double best) {
        if (prediction.deviation() == 0) {
            return 0;
        }
        double improvement = best - MARGIN - prediction.mean();
        double scaled = improvement / prediction.deviation();
        return improvement * STANDARD.cumulativeProbability(scaled) + prediction.deviation() * STANDARD.density(scaled);
    }
}
