package io.github.auxtask.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.testing.Fixtures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassicalAugmentationTest {
    private static final ImageShape SQUARE = new ImageShape(1, 3, 3);
    private static final byte[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static ClassicalAugmentation still(FillMode fill, boolean bilinear) {
        return new ClassicalAugmentation(0, 0, false, false, fill, bilinear);
    }

    private static byte[] moved(double angle, double down, double across, boolean mirrored, boolean inverted) {
        byte[] out = new byte[DIGITS.length];
        still(FillMode.NEAREST, true)
                .move(
                        DIGITS,
                        0,
                        SQUARE,
                        new ClassicalAugmentation.Motion(angle, down, across, mirrored, inverted),
                        out);
        return out;
    }

    @Test
    void aQuarterTurnIsATranspositionAndAFlip() {
        assertThat(moved(90, 0, 0, false, false)).containsExactly(7, 4, 1, 8, 5, 2, 9, 6, 3);
        assertThat(moved(-90, 0, 0, false, false)).containsExactly(3, 6, 9, 2, 5, 8, 1, 4, 7);
    }

    @Test
    void wholePixelsAreShiftedWithoutBlur() {
        assertThat(moved(0, 1, 0, false, false)).containsExactly(4, 5, 6, 7, 8, 9, 7, 8, 9);
        assertThat(moved(0, 0, -1, false, false)).containsExactly(1, 1, 2, 4, 4, 5, 7, 7, 8);
    }

    @Test
    void theShiftIsMadeBeforeTheTurn() {
        // In Keras' product of matrices rotation times shift, what a pixel sees is shifted first.
        assertThat(moved(90, 1, 0, false, false)).containsExactly(8, 5, 2, 9, 6, 3, 9, 6, 3);
    }

    @Test
    void flipsComeLast() {
        assertThat(moved(0, 0, 0, true, false)).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
        assertThat(moved(0, 0, 0, false, true)).containsExactly(7, 8, 9, 4, 5, 6, 1, 2, 3);
        assertThat(moved(0, 0, 1, true, false)).containsExactly(3, 3, 2, 6, 6, 5, 9, 9, 8);
    }

    @ParameterizedTest
    @CsvSource({
        "NEAREST, true, 10 15 25 30 30",
        "NEAREST, false, 10 20 30 30 30",
        "CONSTANT, true, 0 15 25 0 0",
        "CONSTANT, false, 0 20 30 0 0",
        "REFLECT, true, 10 15 25 30 25",
        "WRAP, true, 20 15 25 20 15",
        "WRAP, false, 10 20 30 10 20"
    })
    void bordersAndInterpolationAreThoseOfTheSettings(FillMode fill, boolean bilinear, String expected) {
        ImageShape row = new ImageShape(1, 1, 3);
        byte[] out = new byte[3];
        int[] seen = new int[5];
        for (int shift = 0; shift < 3; shift++) { // half a pixel, then one and two more
            still(fill, bilinear)
                    .move(
                            new byte[] {10, 20, 30},
                            0,
                            row,
                            new ClassicalAugmentation.Motion(0, 0, shift - 0.5, false, false),
                            out);
            for (int i = 0; i < 3; i++) {
                seen[i + shift] = out[i];
            }
        }
        assertThat(seen)
                .containsExactly(Arrays.stream(expected.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    @Test
    void turnsShiftsAndBordersAreKeras() {
        JsonNode fixture = Fixtures.resource("classical-augmentation.json");
        double[] extent = Fixtures.numbers(fixture.get("shape"));
        ImageShape shape = new ImageShape((int) extent[0], (int) extent[1], (int) extent[2]);
        byte[] pixels = new byte[shape.size()];
        for (int i = 0; i < pixels.length; i++) {
            int inPlane = i % shape.plane();
            pixels[i] =
                    (byte) (37 * (inPlane % shape.width()) + 53 * (inPlane / shape.width()) + 91 * (i / shape.plane()));
        }
        for (JsonNode one : fixture.get("cases")) {
            byte[] out = new byte[pixels.length];
            FillMode fill = FillMode.valueOf(one.get("fill").textValue().toUpperCase(Locale.ROOT));
            still(fill, one.get("order").intValue() == 1)
                    .move(
                            pixels,
                            0,
                            shape,
                            new ClassicalAugmentation.Motion(
                                    one.get("angle").doubleValue(),
                                    one.get("down").doubleValue(),
                                    one.get("across").doubleValue(),
                                    false,
                                    false),
                            out);
            double[] expected = Fixtures.numbers(one.get("values"));
            for (int i = 0; i < out.length; i++) {
                assertThat((double) (out[i] & 0xFF))
                        .as("%s %s %s, value %d", one.get("angle"), fill, one.get("order"), i)
                        .isCloseTo(expected[i], within(0.502)); // levels are rounded
            }
        }
    }

    @Test
    void imagesOfSeveralChannelsMoveAsAWhole() {
        ImageShape shape = new ImageShape(3, 2, 2);
        byte[] pixels = {0, 1, 2, 3, 4, 10, 11, 12, 13, 20, 21, 22, 23};
        byte[] out = new byte[12];

        still(FillMode.NEAREST, true)
                .move(pixels, 1, shape, new ClassicalAugmentation.Motion(180, 0, 0, false, false), out);

        assertThat(out).containsExactly(4, 3, 2, 1, 13, 12, 11, 10, 23, 22, 21, 20);
    }

    @Test
    void flipsAreFairAndIndependent() {
        ClassicalAugmentation flips = new ClassicalAugmentation(0, 0, true, true, FillMode.NEAREST, true);
        Map<String, Integer> seen = new HashMap<>();
        int draws = 8_000;
        for (int i = 0; i < draws; i++) {
            byte[] out = new byte[DIGITS.length];
            flips.apply(DIGITS, 0, SQUARE, RandomStream.of(7, "augmentation", 0, i), out);
            seen.merge(Arrays.toString(out), 1, Integer::sum);
        }
        assertThat(seen).hasSize(4);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isCloseTo(draws / 4, within(200)));
    }

    @Test
    void anglesAndShiftsFillTheirRanges() {
        // One bright pixel in the middle of a large image: where its light is afterwards tells the shift.
        ImageShape shape = new ImageShape(1, 41, 41);
        byte[] pixels = new byte[shape.size()];
        pixels[20 * 41 + 20] = (byte) 200;
        ClassicalAugmentation shifts = new ClassicalAugmentation(0, 0.1, false, false, FillMode.NEAREST, true);
        double smallest = 0;
        double largest = 0;
        for (int i = 0; i < 500; i++) {
            byte[] out = new byte[shape.size()];
            shifts.apply(pixels, 0, shape, RandomStream.of(1, "augmentation", 0, i), out);
            double sum = 0;
            double moment = 0;
            for (int p = 0; p < out.length; p++) {
                sum += out[p] & 0xFF;
                moment += (out[p] & 0xFF) * (p % 41 - 20);
            }
            assertThat(sum).isCloseTo(200, within(2.0));
            smallest = Math.min(smallest, moment / sum);
            largest = Math.max(largest, moment / sum);
        }
        assertThat(smallest).isBetween(-4.15, -3.9);
        assertThat(largest).isBetween(3.9, 4.15);
    }

    @Test
    void settingsDescribeTheAugmentation() {
        Settings defaults = Settings.of(Map.of()).validate(ClassicalSettings.keys());
        assertThat(ClassicalSettings.read(defaults))
                .isEqualTo(new ClassicalAugmentation(15, 0.1, true, true, FillMode.NEAREST, true));
        Settings others = Settings.of(Map.of(
                        "classical.fill",
                        "wrap",
                        "classical.interpolation",
                        "nearest",
                        "classical.vertical-flip",
                        false,
                        "classical.rotation",
                        30))
                .validate(ClassicalSettings.keys());
        assertThat(ClassicalSettings.read(others))
                .isEqualTo(new ClassicalAugmentation(30, 0.1, true, false, FillMode.WRAP, false));
        assertThatThrownBy(() -> Settings.of(Map.of("classical.fill", "mirror")).validate(ClassicalSettings.keys()))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "Setting 'classical.fill' is 'mirror', but must be nearest or constant or reflect or wrap.");
    }
}
