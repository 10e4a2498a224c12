package io.github.auxtask.stats;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * What the best of several of our runs would be, because a paper that prints its best run must not be held against our
 * mean. Runs are drawn from a normal distribution with our mean and standard deviation, by simulation with a fixed seed.
 *
 * @param runs how many the best is taken of
 * @param expected mean of the best
 * @param range where the best lies in 95 of 100 cases
 */
public record BestOf(int runs, double expected, Interval range) {
    private static final int REPETITIONS = 20_000;
    private static final double LEVEL = 0.95;

    /**
     * The simulation.
     *
     * @param sample our runs
     * @param runs at least 1
     */
    public static BestOf of(Summary sample, int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("the best of " + runs);
        }
        RandomStream random = RandomStream.of(1, "best-of", runs);
        double[] best = new double[REPETITIONS];
        double sum = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            double highest = random.nextGaussian();
            for (int run = 1; run < runs; run++) {
                highest = Math.max(highest, random.nextGaussian());
            }
            best[i] = sample.mean() + sample.standardDeviation() * highest;
            sum += best[i];
        }
        Arrays.sort(best);
        int tail = (int) Math.round(REPETITIONS * (1 - LEVEL) / 2);
        return new BestOf(runs, sum / REPETITIONS, new Interval(best[tail], best[REPETITIONS - 1 - tail], LEVEL));
    }
}
