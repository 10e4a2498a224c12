package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.NormalPairs;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.corruption.Draws;
import io.github.auxtask.data.corruption.PoissonDistribution;

/**
 * Draws from the stream (seed, "corruption NAME", severity, image): the same whatever else is drawn, on whatever thread, in whatever
 * batch.
 */
final class StreamDraws implements Draws {
    private final RandomStream random;
    private final NormalPairs normals;

    StreamDraws(long seed, String corruption, int severity, int image) {
        random = RandomStream.of(seed, "corruption " + corruption, severity, image);
        normals = new NormalPairs(random);
    }

    @Override
    public double normal(double mean, double sd) {
        return mean + sd * normals.next();
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
