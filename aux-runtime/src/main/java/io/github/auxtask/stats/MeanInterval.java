package io.github.auxtask.stats;

/** Where the mean of all possible runs lies, as far as n of them tell: mean +- t(n-1) s / sqrt(n) (Student 1908). */
public final class MeanInterval {
    private MeanInterval() {}

    /**
     * The interval.
     *
     * @param level 0.95 for a 95 % interval
     */
    public static Interval of(Summary sample, double level) {
        double t = Tails.t(level, sample.degreesOfFreedom());
        return Interval.around(sample.mean(), t * sample.standardError(), level);
    }
}
