package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.PoissonDistribution;

/**
 * Draws from the stream (seed, "corruption NAME", severity, image): the same whatever else is drawn, on whatever thread, in whatever
 * batch.
 */
final class StreamDraws implements Draws {
    private final RandomStream random;
    private double spare = Double.NaN;

    StreamDraws(long seed, String corruption, int severity, int image) {
        random = RandomStream.of(seed, "corruption " + corruption, severity, image);
    }

    @Override
    public double normal(double mean, double sd) {
        return mean + sd * standardNormal();
    }

    /** Marsaglia's polar method, whose second number is kept for the next call. */
    private double standardNormal() {
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

    @Override
    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    @Override
    public int integer(int low, int high) {
        return low + random.nextInt(high - low);
    }

    @Override
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @Override
    public int poisson(PoissonDistribution law) {
        return law.quantile(random.nextDouble());
    }
}
