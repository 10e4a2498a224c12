package io.github.auxtask.train.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.augment.CentreCrop;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.ImageTransform;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.RandomBlur;
import io.github.auxtask.data.augment.RandomResizedCrop;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.RateSchedule;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.Adversary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are no square of 32, made into inputs on the device or in plain Java: the same training. */
class StoredImagesTrainingTest {
    private static final ImageShape STORED = new ImageShape(3, 20, 24);
    private static final int IMAGES = 30;

    @TempDir
    Path folder;

    private static final Backbone NETWORK = x -> {
        Tensor features = x.conv("conv1", 6, 3, 2).batchNorm("bn1").relu();
        return new Backbone.Output(
                features, features.globalAveragePool().flatten().linear("linear", 3));
    };

    /** Images written behind others, into a whole batch's bytes; where inputs are made here, each is read by itself. */
    private final AtomicInteger readForTheDevice = new AtomicInteger();

    private ImageSet images() {
        byte[] pixels = new byte[IMAGES * STORED.size()];
        new Random(8).nextBytes(pixels);
        int[] labels = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = i % 3;
        }
        return ImageSet.decodedOnRead(
                "noise",
                3,
                STORED,
                (index, out, at) -> {
                    readForTheDevice.addAndGet(at > 0 ? 1 : 0);
                    System.arraycopy(pixels, index * STORED.size(), out, at, STORED.size());
                },
                labels);
    }

    private PipelineExamples examples(ImageTransform... transforms) {
        return new PipelineExamples(images(), Subset.all(IMAGES), new InputPipeline(STORED, List.of(transforms)), 5);
    }

    private TrainingData data() {
        ImageTransform standardise = new Standardise(Standardisation.CIFAR10);
        return TrainingData.of(
                examples(
                        new RandomResizedCrop(16, 16, 0.3, 1, 0.75, 1.33, true),
                        new HorizontalFlip(0.5),
                        new RandomBlur(3, 0.1, 1),
                        standardise),
                examples(Resize.shorterSide(18, true), new CentreCrop(16, 16), standardise),
                Map.of());
    }

    private TrainingOutcome train(TrainingData data, TrainingPhase phase, String name) {
        TrainingDeclaration declaration = TrainingDeclaration.of(data, NETWORK).phases(List.of(phase));
        try (NDManager manager = NDManager.newBaseManager()) {
            return TrainingTemplate.train(
                    declaration,
                    new TrainingPlace(
                            ContentId.of(name),
                            1,
                            Precision.FP32,
                            Standardisation.CIFAR10,
                            DataAccess.of(folder),
                            manager,
                            new CheckpointStore(folder.resolve(name)),
                            TrainingListener.NONE,
                            () -> false));
        }
    }

    private void assertTheSame(TrainingPhase phase, String name) {
        // A stage that looks at inputs has them made here.
        BatchStage looking = (batch, epoch) -> batch;

        TrainingOutcome here = train(data().stage(looking), phase, name + " here");
        // Validation has no such stage.
        int forValidation = readForTheDevice.getAndSet(0);
        TrainingOutcome there = train(data(), phase, name + " there");
        assertThat(readForTheDevice).hasValueGreaterThan(forValidation);

        assertThat(there.history()).hasSize(2);
        for (int epoch = 0; epoch < 2; epoch++) {
            EpochRecord one = here.history().get(epoch);
            EpochRecord other = there.history().get(epoch);
            assertThat(other.loss()).isCloseTo(one.loss(), within(1e-4));
            assertThat(other.trainAccuracy()).isEqualTo(one.trainAccuracy());
            assertThat(other.validationAccuracy()).isEqualTo(one.validationAccuracy());
        }
        float[] weight = here.state().get("conv1.weight");
        assertThat(there.state().get("conv1.weight")).containsExactly(weight, within(1e-3f));
    }

    private static TrainingPhase phase() {
        return TrainingPhase.of("all", 2, 8, new Sgd(0.9, 0, false), RateSchedule.constant(0.01));
    }

    @Test
    void inputsMadeOnTheDeviceTrainTheSameNetwork() {
        assertTheSame(phase(), "plain");
    }

    @Test
    void inPartsToo() {
        assertTheSame(phase().accumulating(2), "parts");
    }

    @Test
    void onAdversarialImagesToo() {
        assertTheSame(phase().adversarial(AdversarialTraining.of(Adversary.fgsmOfOwnPrediction(0.01))), "adversarial");
    }
}
