package io.github.auxtask.stats;

/**
 * How often n seeds show that our mean lies outside the tolerance ({@link OutsideTest}). With W, t and e as in {@link TostPower}, t of both
 * sides, c(W) = delta + t e W:
 *
 * <pre>power = E[ 1 - Phi((c(W) - difference) / e) + Phi((-c(W) - difference) / e) ]</pre>
 *
 * @param sd standard deviation between seeds, above 0
 * @param delta half width of what counts as the same, 0 for none
 * @param difference the true difference
 * @param alpha error rate of the two-sided test
 */
public record DifferencePower(double sd, double delta, double difference, double alpha) {
    public DifferencePower {
        if (!(sd > 0) || !(delta >= 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("sd " + sd + ", delta " + delta + ", alpha " + alpha);
        }
    }

    /** Against a number that has no error of its own, with this many seeds. */
    public double againstFixedValue(int seeds) {
        return against(seeds, 0);
    }

    /** Against a number with a standard error of its own, as if that grew and shrank with our estimate of sd. */
    public double against(int seeds, double standardError) {
        if (seeds < 2) {
            return 0;
        }
        double error = Math.sqrt(sd * sd / seeds + standardError * standardError);
        double t = Tails.t(1 - alpha, seeds - 1);
        double missed = new EstimatedSpread(seeds - 1)
                .expectation(w -> inside(delta + t * error * w, error), Double.POSITIVE_INFINITY);
        return Math.max(0, 1 - missed);
    }

    private double inside(double reach, double error) {
        return Tails.normalBelow((reach - difference) / error) - Tails.normalBelow((-reach - difference) / error);
    }
}
