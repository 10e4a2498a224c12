package io.github.auxtask.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * The pairs of rows of two columns, by kind.
 *
 * @param n rows
 * @param concordant ordered alike in both
 * @param discordant ordered differently
 * @param x sums over groups of equal values in x
 * @param y sums over groups of equal values in y
 */
record KendallPairs(int n, long concordant, long discordant, Ties x, Ties y) {
    /**
     * Sums over groups of t equal values.
     *
     * @param pairs of t(t-1)/2
     * @param triples of t(t-1)(t-2)
     * @param weighted of t(t-1)(2t+5)
     */
    record Ties(long pairs, double triples, double weighted) {
        static Ties in(double[] values) {
            Map<Double, Integer> groups = new HashMap<>();
            for (double value : values) {
                // 0.0 and -0.0 are the same value
                groups.merge(value + 0.0, 1, Integer::sum);
            }
            long pairs = 0;
            double triples = 0;
            double weighted = 0;
            for (int t : groups.values()) {
                pairs += (long) t * (t - 1) / 2;
                triples += (double) t * (t - 1) * (t - 2);
                weighted += (double) t * (t - 1) * (2 * t + 5);
            }
            return new Ties(pairs, triples, weighted);
        }
    }

    static KendallPairs of(double[] x, double[] y) {
        long concordant = 0;
        long discordant = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int order = Double.compare(x[i] + 0.0, x[j] + 0.0) * Double.compare(y[i] + 0.0, y[j] + 0.0);
                concordant += order > 0 ? 1 : 0;
                discordant += order < 0 ? 1 : 0;
            }
        }
        return new KendallPairs(x.length, concordant, discordant, Ties.in(x), Ties.in(y));
    }

    long all() {
        return (long) n * (n - 1) / 2;
    }

    long tiedX() {
        return x.pairs();
    }

    long tiedY() {
        return y.pairs();
    }

    long surplus() {
        return concordant - discordant;
    }

    /** Kendall 1970, "Rank correlation methods", section 4.5: the variance of the surplus with ties in both columns. */
    double asymptoticP() {
        double m = (double) n * (n - 1);
        double variance = (m * (2 * n + 5) - x.weighted() - y.weighted()) / 18
                + 2.0 * x.pairs() * y.pairs() / m
                + (n > 2 ? x.triples() * y.triples() / (9 * m * (n - 2)) : 0);
        return Tails.twoSidedNormal(surplus() / Math.sqrt(variance));
    }
}
