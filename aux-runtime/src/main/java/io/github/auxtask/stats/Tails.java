package io.github.auxtask.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles and tails; a statistic without spread is infinite, and its tails are 0 and 1. */
final class Tails {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Tails() {}

    /** t such that |T| stays below it with probability {@code level}. */
    static double t(double level, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
    }

    /** P(T > t). */
    static double above(double t, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).survivalProbability(t);
    }

    /** P(|Z| > |z|). */
    static double twoSidedNormal(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** P(Z < z). */
    static double normalBelow(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** The statistic of a difference: 0 for no difference, infinite for a difference without any spread. */
    static double ratio(double difference, double standardError) {
        return difference == 0 ? 0 : difference / standardError;
    }
}
