package io.github.auxtask.data.deepaugment.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.testing.Fixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The transforms whose parts are all random, against what imgaug makes of the same grey images on average. */
class TransformStatisticsTest {
    private static final int SIDE = 32;

    /** Two means that have these errors differ by more once in 16,000 times. */
    private static final double ERRORS = 4 * Math.sqrt(2);

    private static double[] measured(String name, double magnitude, float level, int n) {
        LevelImage image = new LevelImage(SIDE, SIDE);
        Arrays.fill(image.values(), level);
        PolicyTransforms.named(name, HueReading.BYTES).apply(image, magnitude, RandomStream.of(23, name, n));
        image.clip();
        float[] values = image.values();
        double sum = 0;
        double squares = 0;
        double steps = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            squares += (double) values[i] * values[i];
            steps += i % SIDE == 0 ? 0 : Math.abs(values[i] - values[i - 1]);
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
        return new double[] {mean, deviation, steps * SIDE / (SIDE - 1) / values.length};
    }

    @Test
    void randomTransformsAreAsBrightRoughAndVariedAsImgaugs() {
        JsonNode fixture = Fixtures.resource("deepaugment-statistics.json");
        int images = fixture.get("images").intValue();
        float level = fixture.get("level").floatValue();
        String[] measures = {"mean", "deviation", "step"};
        for (JsonNode one : fixture.get("cases")) {
            String name = one.get("transform").textValue();
            double[][] all = new double[measures.length][images];
            for (int n = 0; n < images; n++) {
                double[] values = measured(name, one.get("magnitude").doubleValue(), level, n);
                for (int k = 0; k < values.length; k++) {
                    all[k][n] = values[k];
                }
            }
            for (int k = 0; k < measures.length; k++) {
                double mean = Arrays.stream(all[k]).average().orElseThrow();
                double spread = Math.sqrt(Arrays.stream(all[k])
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElseThrow());
                double expectedSpread = one.get(measures[k] + "_spread").doubleValue();
                assertThat(mean)
                        .as(name + ", " + measures[k])
                        .isCloseTo(one.get(measures[k]).doubleValue(), within(ERRORS * spread / Math.sqrt(images)));
                // A deviation has an error of about 1/sqrt(2 n) of itself, more for long tails.
                assertThat(spread)
                        .as(name + ", spread of " + measures[k])
                        .isCloseTo(expectedSpread, within(1.5 * ERRORS * expectedSpread / Math.sqrt(2.0 * images)));
            }
        }
    }
}
