package io.github.auxtask.data.deepaugment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeepAugmentTest {
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
    private static final CutOut NOTHING = new CutOut(0, 0);

    private static Policies policies(Policy... all) {
        return new Policies("test", List.of(all));
    }

    /** Images of levels that tell image and pixel. */
    private static Batch batch(int size, int step, Standardisation standardisation) {
        byte[] pixels = new byte[size * SHAPE.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (37 * i + i / SHAPE.size() * 11);
        }
        float[] images = new float[pixels.length];
        for (int i = 0; i < size; i++) {
            standardisation.apply(pixels, i * SHAPE.size(), SHAPE, images, i * SHAPE.size());
        }
        int[] indices = IntStream.range(100, 100 + size).toArray();
        return new Batch(0, step, size, images, new int[size], indices, List.of());
    }

    private static boolean[] changed(Batch before, Batch after) {
        boolean[] changed = new boolean[before.size()];
        for (int i = 0; i < changed.length; i++) {
            int from = i * SHAPE.size();
            changed[i] = !Arrays.equals(
                    before.images(), from, from + SHAPE.size(), after.images(), from, from + SHAPE.size());
        }
        return changed;
    }

    private static DeepAugment stage(Policies policies, int group, int spared, double probability) {
        return new DeepAugment(
                policies,
                new DeepAugment.Application(group, spared, probability, NOTHING, HueReading.BYTES),
                SHAPE,
                Standardisation.UNIT,
                3);
    }

    @Test
    void theFirstGroupIsSparedAndTheOthersAreAugmentedAsAWhole() {
        DeepAugment stage = stage(policies(Policy.of("invert", 0, "crop", 0)), 4, 1, 0.5);
        int augmented = 0;
        int groups = 0;
        for (int step = 0; step < 200; step++) {
            Batch before = batch(18, step, Standardisation.UNIT);
            boolean[] changed = changed(before, stage.apply(batch(18, step, Standardisation.UNIT), 0));
            assertThat(Arrays.copyOf(changed, 4)).containsOnly(false);
            for (int from = 4; from < 18; from += 4) {
                int first = from;
                int end = Math.min(18, from + 4);
                assertThat(IntStream.range(from, end).mapToObj(i -> changed[i] == changed[first]))
                        .containsOnly(true);
                augmented += changed[from] ? 1 : 0;
                groups++;
            }
        }
        assertThat((double) augmented / groups).isCloseTo(0.5, within(0.05));
    }

    @Test
    void everyPolicyIsAsLikelyAsTheOthers() {
        DeepAugment stage = stage(
                policies(
                        Policy.of("invert", 0, "crop", 0),
                        Policy.of("horizontal-flip", 1, "crop", 0),
                        Policy.of("vertical-flip", 1, "crop", 0)),
                1,
                0,
                1);
        int[] seen = new int[3];
        for (int step = 0; step < 300; step++) {
            Batch before = batch(4, step, Standardisation.UNIT);
            float[] after = stage.apply(batch(4, step, Standardisation.UNIT), 0).images();
            for (int i = 0; i < 4; i++) {
                int at = i * SHAPE.size();
                boolean inverted = Math.abs(after[at] + before.images()[at] - 1) < 1e-6;
                boolean flipped = after[at] == before.images()[at + 7];
                seen[inverted ? 0 : flipped ? 1 : 2]++;
            }
        }
        assertThat(seen).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isCloseTo(400, within(60));
            }
        });
    }

    @Test
    void imagesOfAGroupHaveDrawsOfTheirOwnWhichDependOnSeedEpochAndImageOnly() {
        Policies noise = policies(Policy.of("additive-gaussian-noise", 0.5, "rotate", 0.5));
        Batch flat = new Batch(0, 0, 2, new float[2 * SHAPE.size()], new int[2], new int[] {5, 6}, List.of());
        Arrays.fill(flat.images(), 0.5f);
        float[] both = stage(noise, 2, 0, 1).apply(flat, 4).images();
        float[] first = Arrays.copyOf(both, SHAPE.size());
        float[] second = Arrays.copyOfRange(both, SHAPE.size(), both.length);
        assertThat(first).isNotEqualTo(second);

        Batch turned = new Batch(0, 9, 2, new float[2 * SHAPE.size()], new int[2], new int[] {6, 5}, List.of());
        Arrays.fill(turned.images(), 0.5f);
        float[] again = stage(noise, 2, 0, 1).apply(turned, 4).images();
        assertThat(Arrays.copyOf(again, SHAPE.size())).isEqualTo(second);
        assertThat(Arrays.copyOfRange(again, SHAPE.size(), again.length)).isEqualTo(first);

        Batch later = new Batch(0, 0, 2, new float[2 * SHAPE.size()], new int[2], new int[] {5, 6}, List.of());
        Arrays.fill(later.images(), 0.5f);
        assertThat(stage(noise, 2, 0, 1).apply(later, 5).images()).isNotEqualTo(both);
    }

    @Test
    void greyImagesAreRefused() {
        assertThatThrownBy(() -> new DeepAugment(
                        Policies.released(),
                        DeepAugment.Application.RELEASED,
                        new ImageShape(1, 28, 28),
                        Standardisation.evenly(1),
                        1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("three channels, not of 1x28x28");
    }

    @Test
    void standardisationMakesNoDifference() {
        Policies some = policies(Policy.of("brighten", 1, "additive-gaussian-noise", 0.2));
        DeepAugment.Application always = new DeepAugment.Application(4, 0, 1, new CutOut(2, 3), HueReading.BYTES);
        float[] unit = new DeepAugment(some, always, SHAPE, Standardisation.UNIT, 1)
                .apply(batch(8, 0, Standardisation.UNIT), 0)
                .images();
        float[] standardised = new DeepAugment(some, always, SHAPE, Standardisation.CIFAR10, 1)
                .apply(batch(8, 0, Standardisation.CIFAR10), 0)
                .images();
        for (int i = 0; i < 8; i++) {
            Standardisation.CIFAR10.invert(standardised, i * SHAPE.size(), SHAPE, standardised, i * SHAPE.size());
        }
        for (int i = 0; i < unit.length; i++) {
            assertThat(standardised[i]).isCloseTo(unit[i], within(1e-6f));
        }
    }

    @Test
    void theReleasedPoliciesLeaveLevelsWithinBlackAndWhite() {
        DeepAugment stage =
                new DeepAugment(Policies.released(), DeepAugment.Application.RELEASED, SHAPE, Standardisation.UNIT, 2);
        for (int step = 0; step < 100; step++) {
            Batch before = batch(12, step, Standardisation.UNIT);
            before.images()[3 * SHAPE.size()] = -0.5f; // of the group that is spared
            before.images()[5 * SHAPE.size()] = 2;
            float[] after = stage.apply(before, 1).images();
            assertThat(after[3 * SHAPE.size()]).isEqualTo(-0.5f);
            for (int i = 4 * SHAPE.size(); i < after.length; i++) {
                assertThat(after[i])
                        .satisfiesAnyOf(
                                value -> assertThat(value).isBetween(0f, 1f),
                                value -> assertThat(value).isEqualTo(2));
            }
        }
    }
}
