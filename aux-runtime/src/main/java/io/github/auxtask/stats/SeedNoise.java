package io.github.auxtask.stats;

/**
 * How much accuracies of different seeds should differ if their errors are independent from image to image (K. Jordan 2023,
 * "Calibrated chaos: variance between runs of neural network training is harmless and inevitable", section 3; ICLR 2024): with
 * p_i the share of runs that get image i right, sd = sqrt(sum p_i (1 - p_i)) / N. Shown beside the observed sd as a check.
 */
public final class SeedNoise {
    private SeedNoise() {}

    /**
     * From shares that are known.
     *
     * @param frequencies p_i, each 0..1, one per image
     * @return the standard deviation of the accuracy, as a share
     */
    public static double ofFrequencies(double... frequencies) {
        double sum = 0;
        for (double p : frequencies) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a frequency of " + p);
            }
            sum += p * (1 - p);
        }
        return Math.sqrt(sum) / frequencies.length;
    }

    /**
     * From a few runs: each p_i (1 - p_i) is estimated without bias by k (r - k) / (r (r - 1)), as r runs of which k are
     * right make it too small by (r - 1) / r.
     *
     * @param correct k_i, by how many of the runs image i is classified correctly
     * @param runs r, at least 2
     * @return the standard deviation of the accuracy, as a share
     */
    public static double ofCounts(int[] correct, int runs) {
        if (runs < 2 || correct.length == 0) {
            throw new IllegalArgumentException(runs + " runs, " + correct.length + " images");
        }
        double sum = 0;
        for (int k : correct) {
            if (k < 0 || k > runs) {
                throw new IllegalArgumentException(k + " of " + runs + " runs");
            }
            sum += (double) k * (runs - k) / ((double) runs * (runs - 1));
        }
        return Math.sqrt(sum) / correct.length;
    }
}
