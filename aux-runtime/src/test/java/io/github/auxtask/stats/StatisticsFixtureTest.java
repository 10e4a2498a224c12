package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every entry of the reference numbers of statsmodels and scipy. */
final class StatisticsFixtureTest {
    private static final double TOLERANCE = 1e-9;
    /** Of a closed form of the normal quantile, which both know to the last digits. */
    private static final double CLOSED_FORM = 1e-11;

    private static final double SMALL_P = 1e-12;
    /** The reference's t quantile of 4 degrees of freedom at 0.95 is 2.13184678134; see {@link TailsTest} for the true one. */
    private static final double REFERENCE_QUANTILE = 3e-9;

    private static JsonNode fixture;

    @BeforeAll
    static void readFixture() throws IOException {
        fixture = new JsonMapper()
                .readTree(Shared.fixture("corruptions-audio-statistics/statistics.json")
                        .toFile());
    }

    @Test
    void wilsonIntervals() {
        for (JsonNode entry : entries("wilson")) {
            Interval interval = WilsonInterval.of(
                    entry.get("k").asInt(),
                    entry.get("n").asInt(),
                    1 - entry.get("alpha").asDouble());
            // the reference leaves 0..1 by a rounding error
            assertThat(interval.low())
                    .as(entry.toString())
                    .isCloseTo(Math.max(0, entry.get("low").asDouble()), within(CLOSED_FORM))
                    .isBetween(0.0, 1.0);
            assertThat(interval.high())
                    .as(entry.toString())
                    .isCloseTo(Math.min(1, entry.get("high").asDouble()), within(CLOSED_FORM))
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void intervalsOfTheMean() {
        for (JsonNode entry : entries("t_intervals")) {
            Summary sample = Summary.of(numbers(entry.get("values")));
            near(sample.mean(), entry.get("mean").asDouble(), entry);
            near(sample.standardDeviation(), entry.get("sd").asDouble(), entry);
            interval(MeanInterval.of(sample, entry.get("level").asDouble()), entry);
        }
    }

    @Test
    void predictionIntervals() {
        for (JsonNode entry : entries("prediction_intervals")) {
            Summary sample = sample(entry);
            double level = entry.get("level").asDouble();
            double factor = entry.get("factor_of_s").asDouble();
            assertThat(PredictionInterval.factor(sample.n(), level))
                    .as(entry.toString())
                    .isCloseTo(factor, within(Math.max(TOLERANCE, REFERENCE_QUANTILE * factor)));
            interval(PredictionInterval.of(sample, level), entry);
        }
    }

    @Test
    void equivalenceToANumber() {
        for (JsonNode entry : entries("tost_one_sample")) {
            Contrast contrast =
                    Contrast.oneSample(sample(entry), entry.get("reference").asDouble());
            equivalent(contrast, entry);
            near(contrast.degreesOfFreedom(), entry.get("df").asDouble(), entry);
            double delta = entry.get("delta").asDouble();
            near(
                    (contrast.difference() + delta) / contrast.standardError(),
                    entry.get("t_lower").asDouble(),
                    entry);
            near(
                    (contrast.difference() - delta) / contrast.standardError(),
                    entry.get("t_upper").asDouble(),
                    entry);
        }
    }

    @Test
    void differenceFromANumber() {
        for (JsonNode entry : entries("t_test_one_sample")) {
            different(Contrast.oneSample(sample(entry), entry.get("reference").asDouble()), entry);
        }
    }

    @Test
    void equivalenceOfTwoSamples() {
        for (JsonNode entry : entries("tost_two_sample")) {
            Contrast contrast = two(entry);
            near(contrast.difference(), entry.get("difference").asDouble(), entry);
            near(contrast.standardError(), entry.get("se").asDouble(), entry);
            near(contrast.degreesOfFreedom(), entry.get("df").asDouble(), entry);
            equivalent(contrast, entry);
        }
    }

    @Test
    void differenceOfTwoSamples() {
        for (JsonNode entry : entries("t_test_two_sample")) {
            different(two(entry), entry);
        }
    }

    @Test
    void twoSamplesOfWhichOnlyMeanSpreadAndNumberAreKnown() {
        for (JsonNode entry : entries("tost_two_sample_from_summary")) {
            Contrast contrast = Contrast.welch(summary(entry, "1"), summary(entry, "2"));
            near(contrast.degreesOfFreedom(), entry.get("welch_df").asDouble(), entry);
            probability(Tost.of(contrast, entry.get("delta").asDouble()).p(), entry.get("p"), entry);
            probability(TTest.of(contrast).p(), entry.get("p_two_sided"), entry);
        }
    }

    @Test
    void holmsAdjustment() {
        for (JsonNode entry : entries("holm")) {
            double[] p = numbers(entry.get("p"));
            double[] adjusted = Holm.adjusted(p);
            boolean[] rejected = Holm.rejected(0.05, p);
            for (int i = 0; i < p.length; i++) {
                probability(adjusted[i], entry.get("adjusted").get(i), entry);
                assertThat(rejected[i])
                        .as(entry.toString())
                        .isEqualTo(entry.get("reject_at_0_05").get(i).asBoolean());
            }
        }
    }

    @Test
    void mcnemarsExactTest() {
        for (JsonNode entry : entries("mcnemar_exact")) {
            McNemar test = McNemar.of(entry.get("b").asInt(), entry.get("c").asInt());
            probability(test.p(), entry.get("p"), entry);
        }
    }

    @Test
    void kendallsTau() {
        for (JsonNode entry : entries("kendall_tau_b")) {
            Optional<KendallTau> tau = KendallTau.of(numbers(entry.get("x")), numbers(entry.get("y")));
            assertThat(tau.isEmpty())
                    .as(entry.toString())
                    .isEqualTo(entry.get("tau_b").isNull());
            if (tau.isPresent()) {
                near(tau.get().tau(), entry.get("tau_b").asDouble(), entry);
                probability(tau.get().p(), entry.get("p_auto"), entry);
                assertThat(tau.get().exact()).isNotEqualTo(entry.get("ties").asBoolean());
            }
        }
    }

    private static void equivalent(Contrast contrast, JsonNode entry) {
        Tost test = Tost.of(contrast, entry.get("delta").asDouble());
        probability(test.p(), entry.get("p"), entry);
        probability(test.lower(), entry.get("p_lower"), entry);
        probability(test.upper(), entry.get("p_upper"), entry);
    }

    private static void different(Contrast contrast, JsonNode entry) {
        TTest test = TTest.of(contrast);
        near(test.t(), entry.get("t").asDouble(), entry);
        probability(test.p(), entry.get("p_two_sided"), entry);
    }

    private static Contrast two(JsonNode entry) {
        Summary x = Summary.of(numbers(entry.get("x")));
        Summary y = Summary.of(numbers(entry.get("y")));
        return entry.get("variance").asText().equals("pooled") ? Contrast.pooled(x, y) : Contrast.welch(x, y);
    }

    private static Summary summary(JsonNode entry, String which) {
        return new Summary(
                entry.get("n" + which).asInt(),
                entry.get("mean" + which).asDouble(),
                entry.get("sd" + which).asDouble());
    }

    /** Samples are named, and listed with the intervals of their means. */
    private static Summary sample(JsonNode entry) {
        for (JsonNode candidate : entries("t_intervals")) {
            if (candidate.get("sample").equals(entry.get("sample"))) {
                return Summary.of(numbers(candidate.get("values")));
            }
        }
        throw new IllegalArgumentException(entry.toString());
    }

    private static void interval(Interval interval, JsonNode entry) {
        double error = Math.max(TOLERANCE, REFERENCE_QUANTILE * interval.halfWidth());
        assertThat(interval.low())
                .as(entry.toString())
                .isCloseTo(entry.get("low").asDouble(), within(error));
        assertThat(interval.high())
                .as(entry.toString())
                .isCloseTo(entry.get("high").asDouble(), within(error));
    }

    private static void near(double actual, double expected, JsonNode entry) {
        assertThat(actual).as(entry.toString()).isCloseTo(expected, within(TOLERANCE));
    }

    private static void probability(double actual, JsonNode expected, JsonNode entry) {
        double p = expected.asDouble();
        assertThat(actual).as(entry.toString()).isCloseTo(p, within(Math.max(SMALL_P, TOLERANCE * p)));
        assertThat(actual).as(entry.toString()).isBetween(0.0, 1.0);
    }

    private static List<JsonNode> entries(String name) {
        List<JsonNode> entries = new ArrayList<>();
        fixture.get(name).forEach(entries::add);
        assertThat(entries).as(name).isNotEmpty();
        return entries;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
