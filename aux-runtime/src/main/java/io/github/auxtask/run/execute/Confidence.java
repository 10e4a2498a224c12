package io.github.auxtask.run.execute;

import java.util.Locale;

/** How sure a network is of its prediction: the largest value of the softmax of its scores. */
final class Confidence {
    private static final double PERCENT = 100;

    private Confidence() {}

    /**
     * The confidence, for people.
     *
     * @param scores [K], finite
     * @return from 0 to 100, such as {@code 87 %}
     */
    static String percent(float[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - largest);
        }
        return String.format(Locale.ROOT, "%.0f %%", PERCENT / sum);
    }
}
