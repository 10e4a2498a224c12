package io.github.auxtask.evaluate.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Damage against NumPy's, with the draws of the fixture. */
class DamageFixtureTest {
    private static final JsonNode FIXTURE = Fixtures.read("signed_input.json");
    private static final FormulaWeights FORMULAS = Fixtures.formulas();
    private static final int IMAGE_ARRAY = 1150;

    @Test
    void pixelsAreOffInAllChannels() {
        JsonNode expected = FIXTURE.get("pixels_off");
        ImageShape shape = ImageShape.RGB_32;
        int images = expected.get("positions").size();
        double[] all = new double[images * shape.size()];
        int zeros = 0;
        for (int image = 0; image < images; image++) {
            int first = image * shape.size();
            float[] levels = new float[shape.size()];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (float) Math.floor(256 * FORMULAS.u(first + i, IMAGE_ARRAY));
            }
            JsonNode pairs = expected.get("positions").get(image);
            PixelsOff.at(
                    levels,
                    shape,
                    IntStream.range(0, pairs.size())
                            .map(k -> pairs.get(k).get(0).intValue() * shape.width()
                                    + pairs.get(k).get(1).intValue())
                            .toArray());
            for (int i = 0; i < levels.length; i++) {
                all[first + i] = levels[i];
                zeros += levels[i] == 0 ? 1 : 0;
            }
        }
        assertThat(Difference.ofChecksum(all, expected.get("result"))).isZero();
        assertThat(zeros).isEqualTo(expected.get("zero_values").intValue());
    }

    @Test
    void noisyValuesAreClippedAndRoundedToTheEvenLevel() {
        JsonNode expected = FIXTURE.get("gaussian_noise");
        double sigma = expected.get("sigma").doubleValue();
        double[] image = Fixtures.numbers(expected.get("image"));
        double[] z = Fixtures.numbers(expected.get("z"));
        double[] result = Fixtures.numbers(expected.get("result"));
        double[] rounded = Fixtures.numbers(expected.get("rounded"));
        double tolerance = FIXTURE.get("tolerance").get("float32_rel").doubleValue();
        for (int i = 0; i < image.length; i++) {
            assertThat((double) new AddedNoise(sigma, false).noisy((float) image[i], z[i]))
                    .isCloseTo(result[i], within(255 * tolerance));
            assertThat((double) new AddedNoise(sigma, true).noisy((float) image[i], z[i]))
                    .isEqualTo(rounded[i]);
        }
    }
}
