package io.github.auxtask.stats;

/**
 * Where one further run would lie: mean +- t(n-1) s sqrt(1 + 1/n). Answers whether a single published run is a plausible
 * draw from ours. With two seeds it is so wide (15.6 s) that it never answers.
 */
public final class PredictionInterval {
    private PredictionInterval() {}

    /**
     * The interval.
     *
     * @param level 0.95 for a 95 % interval
     */
    public static Interval of(Summary sample, double level) {
        return Interval.around(sample.mean(), factor(sample.n(), level) * sample.standardDeviation(), level);
    }

    /** How many standard deviations it reaches to either side: t(n-1) sqrt(1 + 1/n). */
    public static double factor(int n, double level) {
        return Tails.t(level, n - 1) * Math.sqrt(1 + 1.0 / n);
    }
}
