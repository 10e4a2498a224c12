package io.github.auxtask.method.labels.statistics;

import java.util.Arrays;

/** Shannon entropy of the histogram of a label's exact values, as scikit-image's {@code shannon_entropy}. */
public final class LabelEntropy {
    private static final double LN_2 = Math.log(2);

    private LabelEntropy() {}

    /** Bits: 0 if all values are equal, log2(n) if all differ. The order of the values does not matter. */
    public static double bits(float[] label) {
        float[] sorted = label.clone();
        // The two zeros are one value.
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0f;
        }
        Arrays.sort(sorted);
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                double share = (i - start) / (double) sorted.length;
                sum -= share * Math.log(share);
                start = i;
            }
        }
        // A sum of no terms but -1 * log(1) is a negative zero.
        return sum / LN_2 + 0.0;
    }
}
