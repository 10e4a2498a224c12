package io.github.auxtask.data.corruption;

import java.util.Arrays;

/**
 * A Poisson distribution, drawn from by inversion of its tabulated distribution function: exact, and one uniform number per draw
 * whatever the mean.
 */
public final class PoissonDistribution {
    private static final double LARGEST_MEAN = 600;
    private static final double NEGLIGIBLE = 1e-18;

    private static final int GUIDES = 256;

    private final double[] cumulative;

    /** Where to begin to look for numbers from i/256 on (Chen and Asau 1974). */
    private final int[] guide;

    /**
     * A law.
     *
     * @param mean 0..600, where exp(-mean) is still a normal double
     */
    public PoissonDistribution(double mean) {
        if (!(mean >= 0 && mean <= LARGEST_MEAN)) {
            throw new IllegalArgumentException("a mean of " + mean + " is not in 0.." + LARGEST_MEAN);
        }
        double[] table = new double[(int) (mean + 12 * Math.sqrt(mean)) + 40];
        double probability = StrictMath.exp(-mean);
        double sum = probability;
        int last = 0;
        table[0] = sum;
        while (last + 1 < table.length && (last < mean || probability > NEGLIGIBLE)) {
            last++;
            probability *= mean / last;
            sum += probability;
            table[last] = sum;
        }
        cumulative = Arrays.copyOf(table, last + 1);
        guide = new int[GUIDES];
        int count = 0;
        for (int i = 0; i < GUIDES; i++) {
            while (count < last && (double) i / GUIDES >= cumulative[count]) {
                count++;
            }
            guide[i] = count;
        }
    }

    /**
     * The smallest count whose distribution function exceeds a number.
     *
     * @param u 0 to below 1
     */
    public int quantile(double u) {
        int count = guide[(int) (u * GUIDES)];
        while (count < cumulative.length - 1 && u >= cumulative[count]) {
            count++;
        }
        return count;
    }
}
