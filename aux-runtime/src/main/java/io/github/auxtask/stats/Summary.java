package io.github.auxtask.stats;

/**
 * What t procedures need to know of a sample.
 *
 * @param n the number of values, at least 2
 * @param mean their mean
 * @param standardDeviation the sample's, with n - 1 in the denominator
 */
public record Summary(int n, double mean, double standardDeviation) {
    private static final int FEWEST = 2;

    public Summary {
        if (n < FEWEST || !Double.isFinite(mean) || !(standardDeviation >= 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException(
                    n + " values, mean " + mean + ", standard deviation " + standardDeviation);
        }
    }

    /** The summary of at least two values, in two passes. */
    public static Summary of(double... values) {
        if (values.length < FEWEST) {
            throw new IllegalArgumentException("a spread needs two values, not " + values.length);
        }
        double sum = 0;
        for (double value : values) {
            // from the first value, so that equal values have exactly no spread
            sum += value - values[0];
        }
        double mean = values[0] + sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Summary(values.length, mean, Math.sqrt(squares / (values.length - 1)));
    }

    /** The standard error of the mean. */
    public double standardError() {
        return standardDeviation / Math.sqrt(n);
    }

    /** n - 1. */
    public int degreesOfFreedom() {
        return n - 1;
    }
}
