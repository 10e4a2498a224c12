package io.github.auxtask.stats;

/**
 * Student's test of no difference, two-sided.
 *
 * @param t difference over standard error; infinite where there is a difference but no spread
 * @param degreesOfFreedom of the standard error
 * @param p how often chance alone gives a t this far from 0
 */
public record TTest(double t, double degreesOfFreedom, double p) {
    /** The test of a contrast. */
    public static TTest of(Contrast contrast) {
        double t = Tails.ratio(contrast.difference(), contrast.standardError());
        double p = Math.min(1, 2 * Tails.above(Math.abs(t), contrast.degreesOfFreedom()));
        return new TTest(t, contrast.degreesOfFreedom(), p);
    }
}
