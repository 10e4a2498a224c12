package io.github.auxtask.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardisationTest {
    private static final ImageShape TINY = new ImageShape(3, 1, 2);

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void normalisesAsTorchvisionDoes(String image) {
        TransformFixture fixture = TransformFixture.read();
        ImageShape shape = fixture.shape(image);
        float[] out = new float[shape.size()];

        Standardisation.CIFAR10.apply(fixture.image(image), 0, shape, out, 0);

        double tolerance = fixture.get("tolerance").get("float_abs").doubleValue();
        TransformFixture.check(
                fixture.get("normalise").get(image).get("fourier"), TransformFixture.wide(out), tolerance);
    }

    @Test
    void everyChannelHasItsOwnMeanAndDeviation() {
        byte[] pixels = {0, (byte) 255, 0, (byte) 255, 51, (byte) 204};
        float[] out = new float[7];
        Standardisation standardisation =
                new Standardisation(new float[] {0, 0.5f, 0.2f}, new float[] {1, 0.25f, 0.5f});

        standardisation.apply(pixels, 0, TINY, out, 1);

        assertThat(out).containsExactly(new float[] {0, 0, 1, -2, 2, 0, 1.2f}, within(1e-6f));
    }

    @Test
    void invertingGivesThePixelsBack() {
        byte[] pixels = {0, (byte) 255, 17, 128 - 256, 99, 1};
        float[] values = new float[6];
        Standardisation.CIFAR10.apply(pixels, 0, TINY, values, 0);

        Standardisation.CIFAR10.invert(values, 0, TINY, values, 0);

        for (int i = 0; i < pixels.length; i++) {
            assertThat(values[i] * 255).isCloseTo(pixels[i] & 0xFF, within(1e-3f));
        }
    }

    @Test
    void symmetricReachesFromMinusOneToOne() {
        float[] out = new float[6];

        Standardisation.SYMMETRIC.apply(new byte[] {0, (byte) 255, 0, (byte) 255, 0, (byte) 255}, 0, TINY, out, 0);

        assertThat(out).containsExactly(-1, 1, -1, 1, -1, 1);
    }

    @Test
    void deviationsMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standardisation(new float[] {0}, new float[] {0}))
                .withMessageContaining("positive");
    }
}
