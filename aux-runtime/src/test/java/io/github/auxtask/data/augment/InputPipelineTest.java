package io.github.auxtask.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputPipelineTest {
    private static final ImageShape STORED = new ImageShape(3, 40, 48);

    private static float[] draws(InputPipeline pipeline, int epoch, int index) {
        float[] numbers = new float[pipeline.draws() + 2];
        pipeline.draw(5, epoch, index, numbers, 1);
        assertThat(numbers[0]).isZero();
        assertThat(numbers[numbers.length - 1]).isZero();
        return Arrays.copyOfRange(numbers, 1, numbers.length - 1);
    }

    @Test
    void shapesAreFollowedThroughAllTransforms() {
        InputPipeline pipeline = new InputPipeline(
                STORED,
                List.of(
                        Resize.shorterSide(64, true),
                        new CentreCrop(56, 60),
                        RandomResizedCrop.square(32),
                        new RandomCrop(4, PadMode.ZERO),
                        new HorizontalFlip(0.5),
                        new RandomBlur(5, 0.1, 2),
                        new Standardise(Standardisation.CIFAR10)));

        assertThat(pipeline.output()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(pipeline.draws()).isEqualTo(4 + 2 + 1 + 1);
        assertThat(pipeline.input()).isEqualTo(STORED);
    }

    @Test
    void whatDoesNotFitIsSaidInASentence() {
        refused(new CentreCrop(41, 8), "The middle 41 x 8 cannot be cut out of images of 3x40x48: make it smaller");
        refused(new RandomBlur(81, 1, 1), "A blur with 81 taps does not fit into images of 3x40x48");
        refused(
                new Standardise(new Standardisation(new float[] {0}, new float[] {1})),
                "Images of 3x40x48 cannot be standardised with means of 1 channels");
    }

    private static void refused(ImageTransform transform, String message) {
        assertThatThrownBy(() -> new InputPipeline(STORED, List.of(transform)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatATransformDrawsDoesNotDependOnTheOthers() {
        ImageTransform flip = new HorizontalFlip(0.5);
        InputPipeline alone = new InputPipeline(STORED, List.of(flip));
        InputPipeline behind = new InputPipeline(
                STORED, List.of(new RandomCrop(4, PadMode.SYMMETRIC), new RandomBlur(3, 0.1, 2), flip));
        for (int index = 0; index < 50; index++) {
            assertThat(draws(behind, 2, index)[3]).isEqualTo(draws(alone, 2, index)[0]);
        }
    }

    @Test
    void imagesEpochsAndRepeatedTransformsDrawDifferently() {
        RandomCrop crop = new RandomCrop(1000, PadMode.SYMMETRIC);
        InputPipeline twice = new InputPipeline(STORED, List.of(crop, crop));

        float[] first = draws(twice, 0, 0);
        assertThat(draws(twice, 0, 0)).isEqualTo(first);
        assertThat(Arrays.copyOf(first, 2)).isNotEqualTo(Arrays.copyOfRange(first, 2, 4));
        assertThat(draws(twice, 1, 0)).isNotEqualTo(first);
        assertThat(draws(twice, 0, 1)).isNotEqualTo(first);
    }

    @Test
    void cropsHaveTheirShareAndRatioAndLieWithinTheImage() {
        RandomResizedCrop crop = new RandomResizedCrop(8, 8, 0.2, 0.6, 0.5, 2, true);
        double least = 1;
        double most = 0;
        float[] box = new float[4];
        for (int i = 0; i < 2000; i++) {
            crop.draw(RandomStream.of(1, "crop", i), STORED, box, 0);
            double share = box[2] * box[3] / STORED.plane();
            least = Math.min(least, share);
            most = Math.max(most, share);
            assertThat(box[0] + box[2]).isBetween(1f, 40f);
            assertThat(box[1] + box[3]).isBetween(1f, 48f);
            assertThat(box[3] / box[2]).isBetween(0.4f, 2.5f);
        }
        assertThat(least).isCloseTo(0.2, within(0.02));
        assertThat(most).isCloseTo(0.6, within(0.02));
    }

    @Test
    void whereNoCropFitsTheLargestOfAPermittedShapeIsTaken() {
        ImageShape wide = new ImageShape(3, 10, 100);
        float[] box = new float[4];

        new RandomResizedCrop(8, 8, 1, 1, 3.0 / 4, 4.0 / 3, true).draw(RandomStream.of(1, "crop"), wide, box, 0);
        assertThat(box).containsExactly(0, 43, 10, 13);

        ImageShape tall = new ImageShape(3, 100, 10);
        new RandomResizedCrop(8, 8, 1, 1, 3.0 / 4, 4.0 / 3, true).draw(RandomStream.of(1, "crop"), tall, box, 0);
        assertThat(box).containsExactly(43, 0, 13, 10);
    }

    @Test
    void flipsAreAsLikelyAsAsked() {
        InputPipeline pipeline = new InputPipeline(STORED, List.of(new HorizontalFlip(0.25)));
        double flips = 0;
        for (int i = 0; i < 4000; i++) {
            flips += draws(pipeline, 0, i)[0];
        }
        assertThat(flips / 4000).isCloseTo(0.25, within(0.03));
    }

    @Test
    void withoutTransformsLevelsBecomeZeroToOne() {
        InputPipeline pipeline = new InputPipeline(new ImageShape(1, 1, 3), List.of());
        float[] out = new float[4];

        pipeline.apply(new byte[] {9, 0, 51, (byte) 255}, 1, new float[0], 0, out, 1);

        assertThat(out).containsExactly(0, 0, 0.2f, 1);
    }

    @Test
    void asManyImagesAreBlurredAsTheProbabilitySaysAndTheOthersStayAsTheyAre() {
        InputPipeline blur = new InputPipeline(STORED, List.of(new RandomBlur(5, 0.1, 2, 0.25)));
        int blurred = 0;
        for (int index = 0; index < 2000; index++) {
            float sigma = draws(blur, 0, index)[0];
            assertThat(sigma == 0 || (sigma >= 0.1f && sigma <= 2)).isTrue();
            blurred += sigma > 0 ? 1 : 0;
        }
        // Five standard deviations of a binomial with 2000 draws.
        assertThat(blurred).isCloseTo(500, within(97));
        float[] image = new float[STORED.size()];
        assertThat(new RandomBlur(5, 0.1, 2, 0.25).apply(image, STORED, new float[] {0}, 0))
                .isSameAs(image);
    }

    @Test
    void aWindowThatIsLargerThanTheImageIsRefused() {
        refused(new RandomWindow(41, 8), "A window of 41 x 8 cannot be cut out of images of 3x40x48: make it smaller");
    }
}
