package io.github.auxtask.data.deepaugment.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the transforms draw, and those that nothing but their distribution says anything about. */
class RandomTransformTest {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;

    private static LevelImage grey(float level) {
        LevelImage image = new LevelImage(SIDE, SIDE);
        Arrays.fill(image.values(), level);
        return image;
    }

    private static LevelImage applied(String name, double magnitude, float level, long n) {
        LevelImage image = grey(level);
        PolicyTransforms.named(name, HueReading.BYTES).apply(image, magnitude, RandomStream.of(11, name, n));
        return image;
    }

    private static boolean channelsAgree(LevelImage image) {
        float[] values = image.values();
        return Arrays.equals(values, 0, PLANE, values, PLANE, 2 * PLANE)
                && Arrays.equals(values, 0, PLANE, values, 2 * PLANE, 3 * PLANE);
    }

    private static double share(int images, String name, double magnitude, ToDoubleFunction<LevelImage> what) {
        double sum = 0;
        for (int n = 0; n < images; n++) {
            sum += what.applyAsDouble(applied(name, magnitude, 100, n));
        }
        return sum / images;
    }

    private static double black(LevelImage image) {
        int black = 0;
        for (float value : image.values()) {
            black += value == 0 ? 1 : 0;
        }
        return (double) black / image.values().length;
    }

    @ParameterizedTest
    @MethodSource("names")
    void equalStreamsGiveEqualImagesAndLevelsStayFinite(String name) {
        for (double magnitude : new double[] {0, 0.01, 0.3, 1}) {
            for (int n = 0; n < 20; n++) {
                LevelImage image = applied(name, magnitude, 100, n);
                assertThat(image.values())
                        .isEqualTo(applied(name, magnitude, 100, n).values());
                image.clip();
                for (float value : image.values()) {
                    assertThat(value).isBetween(0f, 255f);
                }
            }
        }
    }

    static List<String> names() {
        return PolicyTransforms.NAMES;
    }

    @Test
    void flipsAreAsLikelyAsTheirMagnitude() {
        int flipped = 0;
        for (int n = 0; n < 2000; n++) {
            LevelImage image = grey(0);
            image.values()[0] = 9;
            Mirroring.horizontal(image, 0.3, RandomStream.of(1, "flip", n));
            flipped += image.values()[SIDE - 1] == 9 ? 1 : 0;
        }
        assertThat(flipped).isCloseTo(600, within(80));
    }

    @Test
    void gaussianNoiseIsOfWholeLevelsAndAsStrongAsItsMagnitude() {
        // The deviation is uniform in 0..51; the mean of its square is 51^2/3, less what truncation takes.
        double square = share(600, "additive-gaussian-noise", 0.2, image -> {
            double sum = 0;
            for (float value : image.values()) {
                assertThat(value).isEqualTo(Math.round(value));
                sum += (value - 100) * (value - 100);
            }
            return sum / image.values().length;
        });
        assertThat(Math.sqrt(square)).isCloseTo(51 / Math.sqrt(3), within(1.5));
        assertThat(share(600, "additive-gaussian-noise", 0.2, image -> channelsAgree(image) ? 1 : 0))
                .isCloseTo(0.5, within(0.07));
    }

    @Test
    void dropoutIsAsFrequentAsItsMagnitudeSays() {
        assertThat(share(1500, "dropout", 0.4, RandomTransformTest::black)).isCloseTo((0.01 + 0.4) / 2, within(0.01));
        assertThat(share(1500, "dropout", 0, RandomTransformTest::black)).isCloseTo(0.0105, within(5e-4));
        assertThat(share(1500, "dropout", 0.4, image -> channelsAgree(image) ? 1 : 0))
                .isCloseTo(0.5, within(0.05));
    }

    @Test
    void coarseDropoutIsInRectanglesOfTheSizesThatImgaugDraws() {
        assertThat(share(3000, "coarse-dropout", 0.9, RandomTransformTest::black))
                .isCloseTo(0.09, within(5e-3));
        assertThat(share(1500, "coarse-dropout", 0.9, image -> channelsAgree(image) ? 1 : 0))
                .isCloseTo(0.8, within(0.04));
        // At most log10(2.7) of 32 pixels, which is 13; at a magnitude of 0 always 4.
        assertThat(mostStrips(0.9)).isEqualTo(13);
        assertThat(mostStrips(0)).isEqualTo(4);
    }

    /** The most strips of equal rows in any image. */
    private static int mostStrips(double magnitude) {
        int most = 0;
        for (int n = 0; n < 400; n++) {
            float[] values = applied("coarse-dropout", magnitude, 100, n).values();
            int strips = 1;
            for (int row = SIDE; row < PLANE; row += SIDE) {
                strips += Arrays.equals(values, row, row + SIDE, values, row - SIDE, row) ? 0 : 1;
            }
            most = Math.max(most, strips);
        }
        return most;
    }

    @Test
    void saltAndPepperAreGreyArcsineDistributedAndHitAFifth() {
        TreeMap<Integer, Integer> quarters = new TreeMap<>();
        double hit = share(2000, "coarse-salt-pepper", 0.5, image -> {
            assertThat(channelsAgree(image)).isTrue();
            int count = 0;
            for (int i = 0; i < PLANE; i++) {
                if (image.values()[i] != 100) {
                    count++;
                    quarters.merge((int) (image.values()[i] / 63.75), 1, Integer::sum);
                }
            }
            return (double) count / PLANE;
        });
        assertThat(hit).isCloseTo(0.2, within(0.01));
        double all = quarters.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(quarters.get(0) / all).isCloseTo(1 / 3.0, within(0.01));
        assertThat(quarters.get(1) / all).isCloseTo(1 / 6.0, within(0.01));
    }

    @Test
    void brighteningIsUniformOverWholeNumbersAndHalfOfTheTimePerChannel() {
        Set<Float> seen = new HashSet<>();
        int agreeing = 0;
        for (int n = 0; n < 2000; n++) {
            LevelImage image = applied("brighten", 0.1, 100, n);
            seen.add(image.values()[0]);
            agreeing += channelsAgree(image) ? 1 : 0;
        }
        assertThat(seen).hasSize(9).allMatch(value -> value >= 96 && value <= 104);
        assertThat(agreeing / 2000.0).isCloseTo(0.5 + 0.5 / 81, within(0.04));
    }

    @Test
    void shiftsFillTheirRangeInWholePixels() {
        Set<Integer> shifts = new HashSet<>();
        for (int n = 0; n < 1000; n++) {
            LevelImage image = grey(0);
            image.values()[16] = 7;
            AffineMotion.translateX(image, 0.1, RandomStream.of(2, "shift", n));
            for (int x = 0; x < SIDE; x++) {
                if (image.values()[x] == 7) {
                    shifts.add(x - 16);
                }
            }
        }
        assertThat(shifts).containsExactlyInAnyOrder(-3, -2, -1, 0, 1, 2, 3);
    }

    @Test
    void aTurnedImageLosesItsCorners() {
        // Two squares turned against each other by an angle t share 2/(1 + sin t + cos t) of their area; the mean is 4
        // log(2)/pi.
        assertThat(share(1000, "rotate", 1, RandomTransformTest::light) / 100)
                .isCloseTo(4 * Math.log(2) / Math.PI, within(0.01));
    }

    private static double light(LevelImage image) {
        double sum = 0;
        for (float value : image.values()) {
            sum += value;
        }
        return sum / image.values().length;
    }
}
