package io.github.auxtask.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** How far numbers are from expected ones, in the fixtures' measures. */
public final class Difference {
    private Difference() {}

    /** |actual - expected| / |expected|. */
    public static double relative(double actual, double expected) {
        return Math.abs(actual - expected) / Math.abs(expected);
    }

    /** Largest absolute difference over the largest expected magnitude; the actual array may be longer. */
    public static double ofMaximum(double[] actual, double[] expected) {
        double difference = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return difference / largest;
    }

    /** Of a checksum object: the largest of its samples' difference and its sums', relative to largest magnitude and abs_sum. */
    public static double ofChecksum(double[] actual, JsonNode checksum) {
        double[] samples = Fixtures.numbers(checksum.get("samples"));
        double[] picked = new double[samples.length];
        for (int j = 0; j < samples.length; j++) {
            picked[j] = actual[(int) ((long) j * actual.length / samples.length)];
        }
        double sum = 0;
        double absolute = 0;
        double weighted = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += actual[i];
            absolute += Math.abs(actual[i]);
            weighted += actual[i] * (i % 97 + 1);
        }
        double expectedAbsolute = checksum.get("abs_sum").doubleValue();
        double largest = Math.max(
                Math.abs(checksum.get("min").doubleValue()), checksum.get("max").doubleValue());
        double worst = 0;
        for (int j = 0; j < samples.length; j++) {
            worst = Math.max(worst, Math.abs(picked[j] - samples[j]) / largest);
        }
        worst = Math.max(worst, Math.abs(sum - checksum.get("sum").doubleValue()) / expectedAbsolute);
        worst = Math.max(worst, Math.abs(absolute - expectedAbsolute) / expectedAbsolute);
        return Math.max(
                worst, Math.abs(weighted - checksum.get("weighted_sum").doubleValue()) / (97 * expectedAbsolute));
    }

    /** Euclidean norm. */
    public static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
