package io.github.auxtask.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asserts that numbers are within a fixture's tolerances, in the measures of section 3 of the fixtures' README. In float64
 * every tolerance is 1e-7. With {@code -Dauxtask.show-differences=true} every difference is printed.
 */
public final class Tolerances {
    private static final double FLOAT64 = 1e-7;
    private static final boolean SHOW = Boolean.getBoolean("auxtask.show-differences");

    private final String what;
    private final JsonNode tolerances;
    private final DataType type;

    /** The tolerances of one fixture, for results of this type. */
    public Tolerances(String what, JsonNode tolerances, DataType type) {
        this.what = what;
        this.tolerances = tolerances;
        this.type = type;
    }

    private double of(String key) {
        return type == DataType.FLOAT64 ? FLOAT64 : tolerances.get(key).doubleValue();
    }

    private void check(String key, String measure, double difference, double allowed) {
        if (SHOW) {
            System.out.printf(
                    Locale.ROOT,
                    "difference | %s %s | %s%s | %.2g | %.2g%n",
                    what,
                    type,
                    key,
                    measure,
                    difference,
                    allowed);
        }
        assertThat(difference).as("%s, %s%s, %s", what, key, measure, type).isLessThanOrEqualTo(allowed);
    }

    /** |a - b| / |b|. */
    public void relative(String key, double actual, double expected) {
        check(key, "", Difference.relative(actual, expected), of(key));
    }

    /** Largest absolute difference over largest magnitude. */
    public void maximum(String key, double[] actual, double[] expected) {
        check(key, "", Difference.ofMaximum(actual, expected), of(key));
    }

    /** The same for the first values of a tensor. */
    public void maximum(String key, float[] actual, JsonNode first) {
        double[] expected = Fixtures.numbers(first);
        double[] head = new double[expected.length];
        for (int i = 0; i < head.length; i++) {
            head[i] = actual[i];
        }
        maximum(key, head, expected);
    }

    /** A checksum object. */
    public void checksum(String key, double[] actual, JsonNode checksum) {
        check(key, "", Difference.ofChecksum(actual, checksum), of(key));
    }

    /** A gradient with respect to the input, of which the fixture has norms and the first values. */
    public void gradient(String key, double[] actual, JsonNode expected) {
        double allowed = of(key);
        double absolute = 0;
        double sum = 0;
        for (double value : actual) {
            absolute += Math.abs(value);
            sum += value;
        }
        double expectedAbsolute = expected.get("abs_sum").doubleValue();
        check(
                key,
                " first values",
                Difference.ofMaximum(actual, Fixtures.numbers(expected.get("first32"))),
                3 * allowed);
        check(key, " abs_sum", Difference.relative(absolute, expectedAbsolute), allowed);
        check(
                key,
                " l2",
                Difference.relative(Difference.norm(actual), expected.get("l2").doubleValue()),
                allowed);
        check(key, " sum", Math.abs(sum - expected.get("sum").doubleValue()) / expectedAbsolute, allowed);
    }

    /**
     * Norms of the gradients of parameters. A parameter for which the fixture has null must have no gradient at all.
     *
     * @param names the parameters that have gradients, in the order of the list
     */
    public void gradientNorms(String key, List<String> names, NDList gradients, JsonNode expected) {
        Map<String, Double> actual = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            actual.put(names.get(i), Difference.norm(Typed.doubles(gradients.get(i))));
        }
        double largest = 0;
        for (JsonNode entry : expected) {
            largest = Math.max(largest, entry.get(1).doubleValue());
        }
        double worst = 0;
        for (JsonNode entry : expected) {
            String name = entry.get(0).textValue();
            assertThat(actual.containsKey(name))
                    .as("%s has a gradient of %s", what, name)
                    .isEqualTo(!entry.get(1).isNull());
            if (!entry.get(1).isNull()) {
                double norm = entry.get(1).doubleValue();
                worst = Math.max(worst, Math.abs(actual.get(name) - norm) / (norm + 1e-4 * largest));
            }
        }
        check(key, "", worst, of(key));
    }
}
