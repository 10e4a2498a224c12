package io.github.auxtask.stats;

/**
 * Two one-sided tests of equivalence (D. J. Schuirmann 1987, "A comparison of the two one-sided tests procedure and the
 * power approach for assessing the equivalence of average bioavailability", J. Pharmacokinet. Biopharm. 15): the difference
 * lies inside (-delta, delta) if it is significantly above -delta and significantly below delta. At alpha 0.05 that is the
 * same as a 90 % interval inside (-delta, delta).
 *
 * @param delta half width of what counts as the same
 * @param lower p of "the difference is at most -delta"
 * @param upper p of "the difference is at least delta"
 */
public record Tost(double delta, double lower, double upper) {
    /**
     * The test of a contrast.
     *
     * @param delta above 0, in the unit of the contrast
     */
    public static Tost of(Contrast contrast, double delta) {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("a delta of " + delta);
        }
        double error = contrast.standardError();
        double freedom = contrast.degreesOfFreedom();
        double lower = Tails.above(Tails.ratio(contrast.difference() + delta, error), freedom);
        double upper = Tails.above(Tails.ratio(delta - contrast.difference(), error), freedom);
        return new Tost(delta, lower, upper);
    }

    /** The larger of the two, which decides. */
    public double p() {
        return Math.max(lower, upper);
    }

    /** Whether the two are equivalent at this error rate. */
    public boolean passes(double alpha) {
        return p() <= alpha;
    }
}
