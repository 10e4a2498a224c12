package io.github.auxtask.stats;

/**
 * How often the equivalence test passes with n seeds, when the standard deviation between seeds is {@code sd} but the test
 * has to estimate it from those n seeds. Integrated over that estimate: with W = s / sd, E the expectation over W, t the
 * quantile of n - 1 degrees of freedom and e the standard error,
 *
 * <pre>power = E[ Phi((delta - difference - t e W) / e) - Phi((-delta - difference + t e W) / e) ]  where positive</pre>
 *
 * <p>e is sd sqrt(1/n) against a fixed number, and sd sqrt(1 + 1/n) against a single run that is itself a random draw; the
 * second stays above sd however large n is, so that there a published run without a spread may forbid any proof.
 *
 * @param sd standard deviation between seeds, above 0
 * @param delta half width of what counts as the same, above 0
 * @param difference the true difference
 * @param alpha error rate of each one-sided test
 */
public record TostPower(double sd, double delta, double difference, double alpha) {
    public TostPower {
        if (!(sd > 0) || !(delta > 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("sd " + sd + ", delta " + delta + ", alpha " + alpha);
        }
    }

    /** Without a true difference. */
    public static TostPower of(double sd, double delta, double alpha) {
        return new TostPower(sd, delta, 0, alpha);
    }

    /** Against a number that has no error of its own, with this many seeds. */
    public double againstFixedValue(int seeds) {
        return against(seeds, 0);
    }

    /** Against a number with a standard error of its own, as if that grew and shrank with our estimate of sd. */
    public double against(int seeds, double standardError) {
        return power(seeds, Math.sqrt(sd * sd / seeds + standardError * standardError));
    }

    /** Against one run that came out by chance, as ours did, with this many seeds of ours. */
    public double againstSingleRun(int seeds) {
        return power(seeds, sd * Math.sqrt(1 + 1.0 / seeds));
    }

    private double power(int seeds, double error) {
        if (seeds < 2) {
            return 0;
        }
        double t = Tails.t(1 - 2 * alpha, seeds - 1);
        double widest = delta / (t * error);
        return new EstimatedSpread(seeds - 1).expectation(w -> passing(delta - t * error * w, error), widest);
    }

    private double passing(double reach, double error) {
        return Tails.normalBelow((reach - difference) / error) - Tails.normalBelow((-reach - difference) / error);
    }
}
