package io.github.auxtask.method.labels.statistics;

/**
 * Mean and standard deviation over classes or pairs of classes.
 *
 * @param mean of all
 * @param deviation divided by their number, not by one less, as numpy does by default
 */
public record Spread(double mean, double deviation) {
    static Spread of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / values.length));
    }
}
