package io.github.auxtask.stats;

/**
 * Whether a difference lies outside the tolerance: the counterpart of {@link Tost}. At alpha 0.05 it does if the 95 % interval of the
 * difference lies wholly beyond delta, on either side. A difference of exactly delta passes in at most half of alpha, none in
 * between in more than alpha.
 *
 * @param delta half width of what counts as the same
 * @param p of "the difference is at most delta", on the side where it lies, times two for the sides
 */
public record OutsideTest(double delta, double p) {
    /**
     * The test of a contrast.
     *
     * @param delta at least 0, in the unit of the contrast
     */
    public static OutsideTest of(Contrast contrast, double delta) {
        if (!(delta >= 0)) {
            throw new IllegalArgumentException("a delta of " + delta);
        }
        double beyond = Math.abs(contrast.difference()) - delta;
        double t = Tails.ratio(beyond, contrast.standardError());
        return new OutsideTest(delta, Math.min(1, 2 * Tails.above(t, contrast.degreesOfFreedom())));
    }
}
