package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.batch.JoinedExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.data.made.MadeType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moved images on their way from the store into a batch: values below 0 and above 1 stay what they are. */
class SignExamplesTest {
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
    private static final int SIZE = SHAPE.size();
    private static final int[] MEMBERS = {4, 1, 3};

    private static ImageSet originals() {
        byte[] pixels = new byte[5 * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        return new ImageSet("test", 5, SHAPE, pixels, new int[] {0, 1, 2, 3, 4});
    }

    /** A change from -1 to 1 in every image, half a unit large. */
    private record Made(int count) implements MadeData {
        @Override
        public List<MadeArray> arrays() {
            return List.of(
                    new MadeArray("k50", MadeType.INT16, SHAPE),
                    new MadeArray("k50-scale", MadeType.FLOAT32, new ImageShape(1, 1, 1)));
        }

        @Override
        public ContentId digest() {
            return ContentId.of("made");
        }

        @Override
        public void read(String array, int index, float[] out, int at) {
            if (array.equals("k50-scale")) {
                out[at] = 0.5f;
                return;
            }
            for (int i = 0; i < SIZE; i++) {
                out[at + i] = change(i);
            }
        }
    }

    private static float change(int i) {
        return i % 3 - 1f;
    }

    private static SignExamples examples(Standardisation standardisation, SignExamples.Augmented augmented) {
        return new SignExamples(new Made(MEMBERS.length), 50, 1, originals(), MEMBERS, standardisation, augmented);
    }

    private static float original(int image, int i) {
        return (originals().pixels()[image * SIZE + i] & 0xFF) / 255f;
    }

    @Test
    void anImageIsItsOriginalPlusItsChangeStandardisedAndNotClipped() {
        SignExamples examples = examples(Standardisation.SYMMETRIC, SignExamples.Augmented.NOT);
        float[] out = new float[2 * SIZE];
        examples.write(1, 0, out, SIZE);
        for (int i = 0; i < SIZE; i++) {
            assertThat(out[SIZE + i]).isCloseTo(2 * (original(1, i) + 0.5f * change(i)) - 1, within(1e-6f));
        }
        assertThat(examples.label(1)).isEqualTo(1);
        assertThat(examples.index(1)).isEqualTo(1 + 5);
        assertThatThrownBy(() -> new SignExamples(
                        new Made(2), 50, 1, originals(), MEMBERS, Standardisation.UNIT, SignExamples.Augmented.NOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void augmentedImagesKeepTheirRangeUnlessTheyAreToBeClipped() {
        Augmentation mirror = new CropAndFlip(0, io.github.auxtask.data.augment.PadMode.ZERO);
        float[] plain = new float[SIZE];
        examples(Standardisation.UNIT, SignExamples.Augmented.NOT).write(0, 3, plain, 0);
        float[] fitted = new float[SIZE];
        examples(Standardisation.UNIT, new SignExamples.Augmented(mirror, 9, true))
                .write(0, 3, fitted, 0);
        float[] clipped = new float[SIZE];
        examples(Standardisation.UNIT, new SignExamples.Augmented(mirror, 9, false))
                .write(0, 3, clipped, 0);
        // The same values, perhaps mirrored, to half a level of the image's own range, which is at most 2.
        float[] sorted = sorted(plain);
        float[] found = sorted(fitted);
        for (int i = 0; i < SIZE; i++) {
            assertThat(found[i]).isCloseTo(sorted[i], within(1.01f / 255));
        }
        assertThat(sorted(fitted)[0]).isNegative();
        assertThat(sorted(clipped)[0]).isZero();
        assertThat(sorted(clipped)[SIZE - 1]).isEqualTo(1);
    }

    @Test
    void aStageThatClipsSeesAFittedRangeAndLeavesOriginalsToTheBit() {
        Examples moved = examples(Standardisation.SYMMETRIC, SignExamples.Augmented.NOT);
        Examples joined =
                JoinedExamples.of(List.of(ImageExamples.of(originals(), MEMBERS, Standardisation.SYMMETRIC), moved));
        assertThat(joined.count()).isEqualTo(6);
        assertThat(joined.label(4)).isEqualTo(moved.label(1));
        float[] images = new float[2 * SIZE];
        joined.write(0, 0, images, 0);
        joined.write(3, 0, images, SIZE);
        float[] before = images.clone();
        BatchStage clipping = (batch, epoch) -> {
            for (int i = 0; i < batch.images().length; i++) {
                assertThat(batch.images()[i]).isBetween(-1 - 1e-5f, 1 + 1e-5f);
            }
            return batch;
        };
        Batch batch = new Batch(0, 0, 2, images, new int[] {4, 4}, new int[] {4, 9}, List.of());
        float[] after = new FittedRange(clipping, SHAPE, Standardisation.SYMMETRIC)
                .apply(batch, 0)
                .images();
        assertThat(Arrays.copyOf(after, SIZE)).isEqualTo(Arrays.copyOf(before, SIZE));
        for (int i = SIZE; i < 2 * SIZE; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(1e-5f));
        }
        assertThat(sorted(Arrays.copyOfRange(before, SIZE, 2 * SIZE))[0]).isLessThan(-1);
    }

    @Test
    void examplesOfOtherExtentAreNotJoined() {
        Examples one = ImageExamples.of(originals(), Standardisation.UNIT);
        ImageSet other = new ImageSet("other", 5, new ImageShape(3, 4, 4), new byte[48], new int[] {0});
        assertThatThrownBy(() -> JoinedExamples.of(List.of(one, ImageExamples.of(other, Standardisation.UNIT))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(JoinedExamples.of(List.of(one))).isSameAs(one);
    }

    private static float[] sorted(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
