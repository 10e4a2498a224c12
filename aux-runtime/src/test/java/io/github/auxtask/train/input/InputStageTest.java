package io.github.auxtask.train.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.augment.CentreCrop;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.ImageTransform;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.augment.RandomBlur;
import io.github.auxtask.data.augment.RandomCrop;
import io.github.auxtask.data.augment.RandomResizedCrop;
import io.github.auxtask.data.augment.RandomWindow;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputStageTest {
    private static final ImageShape STORED = new ImageShape(3, 40, 48);
    private static final int IMAGES = 11;
    private static final int[] MEMBERS = IntStream.range(0, IMAGES).toArray();
    private static final float LEVEL = 1f / 255;

    private static ImageSet noise() {
        byte[] pixels = new byte[IMAGES * STORED.size()];
        new Random(4).nextBytes(pixels);
        return new ImageSet("noise", 2, STORED, pixels, new int[IMAGES]);
    }

    static List<List<ImageTransform>> pipelines() {
        ImageTransform last = new Standardise(Standardisation.UNIT);
        return List.of(
                List.of(),
                List.of(Resize.shorterSide(56, true), new CentreCrop(48, 48), last),
                List.of(new Resize(17, 23, true), last),
                List.of(new Resize(17, 23, false), last),
                List.of(RandomResizedCrop.square(32), new HorizontalFlip(0.5), last),
                List.of(new RandomResizedCrop(64, 20, 0.05, 1, 0.5, 2, false), last),
                List.of(new RandomCrop(6, PadMode.SYMMETRIC), new HorizontalFlip(0.5), last),
                List.of(new RandomCrop(60, PadMode.ZERO), new RandomCrop(50, PadMode.SYMMETRIC), last),
                List.of(new RandomBlur(9, 0.1, 2), last),
                List.of(new RandomBlur(5, 0.1, 2, 0.4), last),
                List.of(new RandomWindow(33, 20), new RandomBlur(5, 0.1, 2, 0), last),
                List.of(
                        RandomResizedCrop.square(28),
                        new RandomCrop(2, PadMode.ZERO),
                        new HorizontalFlip(0.5),
                        new RandomBlur(5, 0.3, 1),
                        new Resize(36, 36, true),
                        last));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void whatTheDeviceMakesIsWhatPlainJavaMakes(List<ImageTransform> transforms) {
        PipelineExamples examples = new PipelineExamples(noise(), MEMBERS, new InputPipeline(STORED, transforms), 9);
        BatchLoader loader = BatchLoader.of(examples, 4).shuffled(3);
        int extent = examples.shape().size();
        try (NDManager manager = NDManager.newBaseManager();
                InputStage stage = new InputStage(examples.pipeline(), manager);
                Batches plain = loader.epoch(2);
                Batches stored = loader.stored().epoch(2)) {
            while (plain.hasNext()) {
                Batch here = plain.next();
                Batch there = stored.next();

                float[] made = stage.inputs(manager, there).toFloatArray();

                assertThat(there.indices()).isEqualTo(here.indices());
                assertThat(there.images()).isEmpty();
                assertThat(made).hasSize(there.size() * extent).hasSameSizeAs(here.images());
                float largest = 0;
                for (int i = 0; i < made.length; i++) {
                    largest = Math.max(largest, Math.abs(made[i] - here.images()[i]));
                }
                // A level is what is asked for; rounding alone is far below.
                assertThat(largest).isLessThan(LEVEL).isCloseTo(0, within(2e-6f));
                stored.recycle(there);
                plain.recycle(here);
            }
        }
    }

    @Test
    void anImageIsTheSameInWhateverBatchAndOnHoweverManyThreadsItIsMade() {
        InputPipeline pipeline = new InputPipeline(
                STORED, List.of(RandomResizedCrop.square(24), new HorizontalFlip(0.5), new RandomBlur(5, 0.1, 2)));
        PipelineExamples examples = new PipelineExamples(noise(), MEMBERS, pipeline, 9);
        try (NDManager manager = NDManager.newBaseManager();
                InputStage stage = new InputStage(pipeline, manager)) {
            Map<Integer, float[]> one = inputs(BatchLoader.of(examples, 1).threads(0), stage, manager);
            Map<Integer, float[]> many =
                    inputs(BatchLoader.of(examples, 7).shuffled(1).threads(3), stage, manager);

            assertThat(one).hasSize(IMAGES);
            one.forEach((index, image) -> assertThat(many.get(index)).containsExactly(image, within(1e-6f)));
            Map<Integer, float[]> later = new HashMap<>();
            collect(BatchLoader.of(examples, 1).stored(), 1, stage, manager, later);
            assertThat(later.get(3)).isNotEqualTo(one.get(3));
        }
    }

    private static Map<Integer, float[]> inputs(BatchLoader loader, InputStage stage, NDManager manager) {
        Map<Integer, float[]> images = new HashMap<>();
        collect(loader.stored(), 0, stage, manager, images);
        return images;
    }

    private static void collect(
            BatchLoader loader, int epoch, InputStage stage, NDManager manager, Map<Integer, float[]> images) {
        try (Batches batches = loader.epoch(epoch)) {
            for (Batch batch : batches) {
                float[] made = stage.inputs(manager, batch).toFloatArray();
                int extent = made.length / batch.size();
                for (int i = 0; i < batch.size(); i++) {
                    images.put(batch.indices()[i], Arrays.copyOfRange(made, i * extent, (i + 1) * extent));
                }
                batches.recycle(batch);
            }
        }
    }

    @Test
    void aBatchWhoseInputsAreMadeAlreadyIsRefused() {
        InputPipeline pipeline = new InputPipeline(STORED, List.of());
        try (NDManager manager = NDManager.newBaseManager();
                InputStage stage = new InputStage(pipeline, manager);
                Batches made = BatchLoader.of(new PipelineExamples(noise(), MEMBERS, pipeline, 1), 2)
                        .epoch(0)) {
            Batch batch = made.next();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stage.inputs(manager, batch))
                    .withMessageContaining("ask its loader for stored ones");
        }
    }
}
