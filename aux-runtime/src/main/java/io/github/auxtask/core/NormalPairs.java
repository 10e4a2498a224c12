package io.github.auxtask.core;

/**
 * Standard normal numbers from a stream by Marsaglia's polar method, both of each pair used: half the draws of {@link
 * RandomStream#nextGaussian}, but the numbers depend on how many were taken before.
 */
public final class NormalPairs {
    private final RandomStream random;
    private double spare = Double.NaN;

    /** Numbers from here on; what else is drawn from the stream comes in between. */
    public NormalPairs(RandomStream random) {
        this.random = random;
    }

    /** The next number. */
    public double next() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * random.nextDouble() - 1;
            v = 2 * random.nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * scale;
        return u * scale;
    }
}
