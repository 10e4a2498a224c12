package io.github.auxtask.stats;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The score interval of a proportion (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22): with p = k/n and z the normal quantile,
 *
 * <pre>(p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)</pre>
 *
 * <p>Unlike p +- z sqrt(p(1-p)/n) it is not empty at 0 % and 100 %. For an accuracy it speaks of other test images from the
 * same source, not of other seeds.
 */
public final class WilsonInterval {
    private WilsonInterval() {}

    /**
     * The interval, its ends within 0..1.
     *
     * @param successes k, from 0 to {@code trials}
     * @param trials n, at least 1
     * @param level 0.95 for a 95 % interval
     */
    public static Interval of(int successes, int trials, double level) {
        var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, successes, 1 - level);
        // the ends at k = 0 and k = n are 0 and 1 exactly; rounding must not move them
        double low = successes == 0 ? 0 : Math.max(0, wilson.getLowerBound());
        double high = successes == trials ? 1 : Math.min(1, wilson.getUpperBound());
        return new Interval(low, high, level);
    }
}
