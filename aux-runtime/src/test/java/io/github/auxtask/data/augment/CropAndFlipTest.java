package io.github.auxtask.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.TransformFixture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CropAndFlipTest {
    private static final ImageShape ROW = new ImageShape(1, 1, 5);
    private static final byte[] DIGITS = {1, 2, 3, 4, 5};

    @ParameterizedTest
    @CsvSource({
        "formula_64, SYMMETRIC", "formula_64, ZERO",
        "formula_large, SYMMETRIC", "formula_large, ZERO",
        "formula_noise_48x40, SYMMETRIC", "formula_noise_48x40, ZERO",
        "cifar_test, SYMMETRIC", "cifar_test, ZERO"
    })
    void padsAndCropsAsTorchvisionDoes(String image, PadMode mode) {
        TransformFixture fixture = TransformFixture.read();
        ImageShape shape = fixture.shape(image);
        byte[] pixels = fixture.image(image);
        for (JsonNode crop : fixture.get("crop_" + mode).get(image)) {
            byte[] out = new byte[shape.size()];
            int top = crop.get("top").intValue();
            int left = crop.get("left").intValue();

            new CropAndFlip(4, mode).cut(pixels, 0, shape, top, left, false, out);

            check(crop.get("result"), out);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"formula_64", "formula_large", "formula_noise_48x40", "cifar_test"})
    void flipsAsTorchvisionDoes(String image) {
        TransformFixture fixture = TransformFixture.read();
        ImageShape shape = fixture.shape(image);
        byte[] out = new byte[shape.size()];

        CropAndFlip.symmetric().cut(fixture.image(image), 0, shape, 4, 4, true, out);

        check(fixture.get("flip").get(image).get("horizontal"), out);
    }

    private static void check(JsonNode expected, byte[] out) {
        boolean bytes = expected.get("max").doubleValue() > 1;
        double[] values = TransformFixture.unsigned(out);
        TransformFixture.check(
                expected,
                bytes ? values : Arrays.stream(values).map(v -> v / 255).toArray(),
                bytes ? 0 : 2e-6);
    }

    @Test
    void symmetricPaddingRepeatsTheEdge() {
        assertThat(cut(PadMode.SYMMETRIC, 0, false)).containsExactly(2, 1, 1, 2, 3);
        assertThat(cut(PadMode.SYMMETRIC, 4, false)).containsExactly(3, 4, 5, 5, 4);
        assertThat(cut(PadMode.SYMMETRIC, 4, true)).containsExactly(4, 5, 5, 4, 3);
    }

    @Test
    void zeroPaddingIsBlack() {
        assertThat(cut(PadMode.ZERO, 0, false)).containsExactly(0, 0, 1, 2, 3);
        assertThat(cut(PadMode.ZERO, 4, true)).containsExactly(0, 0, 5, 4, 3);
    }

    @Test
    void symmetricPaddingMayBeWiderThanTheImage() {
        byte[] out = new byte[2];

        new CropAndFlip(5, PadMode.SYMMETRIC).cut(new byte[] {1, 2}, 0, new ImageShape(1, 1, 2), 5, 0, false, out);

        assertThat(out).containsExactly(1, 1); // 1 1 2 2 1 [1 2] 2 1 1 2 2
    }

    private static byte[] cut(PadMode mode, int left, boolean flip) {
        byte[] out = new byte[5];
        new CropAndFlip(2, mode).cut(DIGITS, 0, ROW, 2, left, flip, out);
        return out;
    }

    @Test
    void everyPlaceAndBothSidesAreEquallyLikely() {
        ImageShape shape = new ImageShape(1, 3, 3);
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        Map<String, Integer> seen = new HashMap<>();
        int draws = 18_000;
        for (int i = 0; i < draws; i++) {
            byte[] out = new byte[9];
            new CropAndFlip(1, PadMode.ZERO).apply(pixels, 0, shape, RandomStream.of(3, "augmentation", 0, i), out);
            seen.merge(Arrays.toString(out), 1, Integer::sum);
        }

        assertThat(seen).hasSize(18);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isCloseTo(draws / 18, within(160)));
    }

    @Test
    void anUnknownPaddingIsNamed() {
        assertThat(PadMode.parse("zero")).isEqualTo(PadMode.ZERO);
        assertThatThrownBy(() -> PadMode.parse("reflect"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("Unknown padding 'reflect': use symmetric or zero.");
    }
}
