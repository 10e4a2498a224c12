package io.github.auxtask.stats;

import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/** Where the mean of all possible runs lies, as far as n of them tell: mean +- t(n-1) s / sqrt(n) (Student 1908). */
public final class MeanInterval {
    private MeanInterval() {}

    /**
     * The interval.
     *
     * @param level 0.95 for a 95 % interval
     */
    public static Interval of(Summary sample, double level) {
        double variance = sample.standardDeviation() * sample.standardDeviation();
        var interval = NormalConfidenceInterval.MEAN.fromErrorRate(sample.mean(), variance, sample.n(), 1 - level);
        return new Interval(interval.getLowerBound(), interval.getUpperBound(), level);
    }
}
