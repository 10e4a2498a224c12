package io.github.auxtask.data.corruption;

import java.util.Arrays;

/**
 * A Poisson distribution, drawn from by inversion of its tabulated distribution function: exact, and one uniform number a draw
 * whatever the mean.
 */
public final class PoissonLaw {
    private static final double LARGEST_MEAN = 600;
    private static final double NEGLIGIBLE = 1e-18;

    private final double[] cumulative;

    /**
     * A law.
     *
     * @param mean 0..600, where exp(-mean) is still a normal double
     */
    PoissonLaw(double mean) {
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
    }

    /** The smallest count whose distribution function exceeds a number of 0..1. */
    int quantile(double u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (u < cumulative[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
