package io.github.auxtask.evaluate.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.testing.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Probabilities and counts against NumPy's. */
class ConfidenceFixtureTest {
    private static final JsonNode FIXTURE = Fixtures.read("signed_input.json");
    private static final Offset<Double> EXACT =
            within(FIXTURE.get("tolerance").get("float64_rel").doubleValue());
    private static final Offset<Double> SINGLE =
            within(FIXTURE.get("tolerance").get("float32_rel").doubleValue());

    private static float[] row(JsonNode matrix, int i) {
        double[] wide = Fixtures.numbers(matrix.get(i));
        float[] row = new float[wide.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = (float) wide[k];
        }
        return row;
    }

    @Test
    void probabilitiesAreMeansOfTheSoftmaxOfDrawnScores() {
        JsonNode expected = FIXTURE.get("test_time_probabilities");
        int samples = expected.get("T").intValue();
        int images = expected.get("f").size();
        double[] noise = Fixtures.numbers(expected.get("eps"));
        for (int i = 0; i < images; i++) {
            float[] means = row(expected.get("f"), i);
            float[] deviations = row(expected.get("s"), i);
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = (float) Math.log1p(Math.exp(deviations[k]));
            }
            int image = i;
            int[] drawn = {0};
            double[] mean = SampledSoftmax.mean(means, deviations, samples, () -> {
                int t = drawn[0] / means.length;
                int k = drawn[0]++ % means.length;
                return noise[(t * images + image) * means.length + k];
            });
            double[] softmax = Fixtures.numbers(expected.get("mean_softmax").get(i));
            for (int k = 0; k < mean.length; k++) {
                assertThat(mean[k]).isCloseTo(softmax[k], SINGLE);
            }
            assertThat(SampledSoftmax.predicted(mean))
                    .isEqualTo(expected.get("prediction").get(i).intValue());
            assertThat(mean[expected.get("labels").get(i).intValue()])
                    .isCloseTo(expected.get("probability_of_label").get(i).doubleValue(), SINGLE);
            assertThat(ConfidentClassifier.mean(deviations))
                    .isCloseTo(expected.get("uncertainty").get(i).doubleValue(), SINGLE);
        }
    }

    private static Map<String, Double> counted(JsonNode low) {
        int classes = low.get("per_class").size();
        ConfidenceCount count =
                new ConfidenceCount(classes, low.get("threshold").doubleValue());
        for (int i = 0; i < low.get("labels").size(); i++) {
            count.add(
                    low.get("labels").get(i).intValue(),
                    low.get("predicted").get(i).intValue(),
                    low.get("probability_of_label").get(i).doubleValue(),
                    low.get("uncertainty").get(i).doubleValue());
        }
        List<String> names = IntStream.range(0, classes).mapToObj(k -> "c" + k).toList();
        return count.metrics(names);
    }

    @Test
    void imagesOfLowConfidenceAreCountedByClassAndOverAllImages() {
        JsonNode low = FIXTURE.get("low_confidence");
        Map<String, Double> metrics = counted(low);
        holds(metrics, "", low.get("pooled"));
        low.get("per_class").forEach(of -> {
            String ending = ".c" + of.get("cls").intValue();
            if (metrics.containsKey("images" + ending)) {
                holds(metrics, ending, of);
            } else {
                assertThat(of.get("count").intValue()).isZero();
            }
        });
        assertThat(metrics.get("smallest-probability"))
                .isEqualTo(low.get("smallest_probability_of_a_correct_image").doubleValue());
    }

    private static void holds(Map<String, Double> metrics, String ending, JsonNode expected) {
        assertThat(metrics.get("low.count" + ending))
                .isEqualTo(expected.get("count").doubleValue());
        if (expected.get("count").intValue() == 0) {
            assertThat(metrics).doesNotContainKeys("low.probability" + ending, "low.uncertainty" + ending);
            return;
        }
        assertThat(metrics.get("low.probability" + ending))
                .isCloseTo(expected.get("mean_probability").doubleValue(), EXACT);
        assertThat(metrics.get("low.uncertainty" + ending))
                .isCloseTo(expected.get("mean_uncertainty").doubleValue(), EXACT);
    }

    @Test
    void accuraciesOfClassesAreThoseOfTheirImages() {
        JsonNode table = FIXTURE.get("class_accuracy").get("table");
        Map<String, Double> metrics = counted(FIXTURE.get("low_confidence"));
        for (int k = 0; k < table.get("total").size(); k++) {
            JsonNode accuracy = table.get("accuracy").get(k);
            if (accuracy.isNull()) {
                assertThat(metrics).doesNotContainKeys("accuracy.c" + k, "images.c" + k);
            } else {
                assertThat(metrics.get("accuracy.c" + k) / 100).isCloseTo(accuracy.doubleValue(), EXACT);
                assertThat(metrics.get("images.c" + k))
                        .isEqualTo(table.get("total").get(k).doubleValue());
            }
        }
    }
}
