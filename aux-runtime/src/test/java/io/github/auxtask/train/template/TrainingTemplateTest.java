package io.github.auxtask.train.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.augment.RandomCrop;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.checkpoint.Snapshots;
import io.github.auxtask.train.declaration.PhaseKeys;
import io.github.auxtask.train.declaration.PhaseSettings;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.LearnedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole declared trainings of a few hundred parameters on 40 images of 8 x 8 pixels. */
class TrainingTemplateTest {
    private static final int IMAGES = 40;
    private static final int CLASSES = 3;
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

    /** Everything that could disturb a resumed run: frozen parts, parts of batches, two updates, drawn attacks, an attack in the step. */
    private static final List<Map<String, Object>> PHASES = List.of(
            Map.of(
                    "name",
                    "heads",
                    "epochs",
                    1,
                    "trainable",
                    List.of("linear", "head"),
                    "optimiser.name",
                    "adam",
                    "optimiser.learning-rate",
                    1e-2,
                    "accumulate",
                    2),
            Map.of(
                    "name",
                    "both",
                    "epochs",
                    2,
                    "optimiser.momentum",
                    0.9,
                    "updates",
                    "two",
                    "validation.images",
                    "adversarial",
                    "adversaries",
                    List.of(
                            Map.of("attack", "fgsm", "epsilons", List.of("0.05", "0.1"), "share", 2),
                            Map.of("attack", "pgd", "epsilon", 0.1, "step", 0.05, "steps", 2))),
            Map.of(
                    "name",
                    "end",
                    "epochs",
                    1,
                    "trainable",
                    List.of("conv1", "bn1"),
                    "selection",
                    "last",
                    "adversaries",
                    List.of(Map.of("attack", "fgsm", "epsilon", 0.1, "mode", "train"))));

    @TempDir
    Path folder;

    /** Dropout, batch normalisation, and features for the auxiliary task. */
    private static final Backbone NETWORK = x -> {
        Tensor features = x.conv("conv1", 6, 3, 2).batchNorm("bn1").relu();
        Tensor pooled = features.globalAveragePool().flatten().dropout(0.3);
        return new Backbone.Output(features, pooled.linear("linear", CLASSES));
    };

    /** Reconstructs an image's mean. */
    private static final class MeanTask implements AuxiliaryTask {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public Tensor loss(Seen seen) {
            Tensor mean = seen.images().flatten().mean();
            return seen.output()
                    .features()
                    .globalAveragePool()
                    .flatten()
                    .linear("head", 1)
                    .mean()
                    .sub(mean)
                    .mul(seen.output().logits().mean());
        }
    }

    private static ImageSet images() {
        byte[] pixels = new byte[IMAGES * SHAPE.size()];
        RandomStream.of(3, "template").nextBytes(pixels);
        int[] labels = new int[IMAGES];
        Arrays.setAll(labels, i -> i % CLASSES);
        return new ImageSet("toy", CLASSES, SHAPE, pixels, labels);
    }

    private static TrainingData data() {
        ImageExamples examples = ImageExamples.of(images(), Subset.all(IMAGES), Standardisation.CIFAR10);
        return TrainingData.of(
                examples.augmented(CropAndFlip.symmetric(), 1), examples, Map.of("train", "a", "validation", "b"));
    }

    private static TrainingDeclaration declaration(List<Map<String, Object>> phases) {
        Settings settings = Settings.of(Map.of("batch", 16, "phases", phases)).validate(PhaseKeys.all());
        return TrainingDeclaration.of(data(), NETWORK)
                .task(new MeanTask(), 0.1)
                .phases(PhaseSettings.read(settings, InputSpec.raw(3, 8, 8)));
    }

    private static TrainingDeclaration onePhase(Object... settings) {
        Map<String, Object> phase = new HashMap<>(Map.of("name", "one", "epochs", 1));
        for (int i = 0; i < settings.length; i += 2) {
            phase.put((String) settings[i], settings[i + 1]);
        }
        return declaration(List.of(phase));
    }

    private TrainingOutcome train(
            TrainingDeclaration declaration, String store, TrainingListener listener, int stopAt) {
        AtomicInteger asked = new AtomicInteger();
        try (NDManager manager = NDManager.newBaseManager()) {
            return TrainingTemplate.train(
                    declaration,
                    new TrainingPlace(
                            ContentId.of("toy"),
                            1,
                            Precision.FP32,
                            Standardisation.CIFAR10,
                            DataAccess.of(folder),
                            manager,
                            new CheckpointStore(folder.resolve(store)),
                            listener,
                            () -> asked.incrementAndGet() == stopAt));
        }
    }

    private TrainingOutcome train(TrainingDeclaration declaration) {
        return train(declaration, "straight", TrainingListener.NONE, 0);
    }

    private static String story(TrainingOutcome outcome) {
        StringBuilder story = new StringBuilder();
        outcome.history()
                .forEach(r -> story.append(r.phase() + " " + r.epoch() + " " + r.loss() + " " + r.losses() + " "
                        + r.trainAccuracy() + " " + r.validationAccuracy() + " " + r.learningRate() + "\n"));
        outcome.state().forEach((name, values) -> story.append(name + " " + Arrays.toString(values) + "\n"));
        return story.append("best ").append(outcome.bestEpoch()).toString();
    }

    @Test
    void aRunStoppedInAnyPhaseEndsBitForBitWhereAnUninterruptedOneEnds() {
        String straight = story(train(declaration(PHASES)));
        for (int stopAt : new int[] {2, 4, 6, 9, 11, 14, 16}) {
            String store = "stopped" + stopAt;
            assertThatThrownBy(() -> train(declaration(PHASES), store, TrainingListener.NONE, stopAt))
                    .isInstanceOf(StoppedException.class);
            assertThat(story(train(declaration(PHASES), store, TrainingListener.NONE, 0)))
                    .as("stopped when asked the %dth time", stopAt)
                    .isEqualTo(straight);
        }
    }

    @Test
    void everyPhaseIsToldAndNamesItsEpochs() {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void phase(String name, int number, int phases) {
                heard.add(name + " " + number + "/" + phases);
            }

            @Override
            public void epoch(EpochRecord epoch, int epochs) {
                heard.add(epoch.epoch() + "/" + epochs);
            }
        };
        TrainingOutcome outcome = train(declaration(PHASES), "told", listener, 0);
        assertThat(heard).containsExactly("heads 1/3", "1/4", "both 2/3", "2/4", "3/4", "end 3/3", "4/4");
        assertThat(outcome.history()).extracting(EpochRecord::phase).containsExactly("heads", "both", "both", "end");
        assertThat(outcome.selected()).isEqualTo("last");
        assertThat(outcome.bestEpoch()).isEqualTo(4);
        assertThat(outcome.epochs()).isEqualTo(4);
        assertThat(outcome.data().trainImages()).isEqualTo(IMAGES);
    }

    @Test
    void onlyWhatAPhaseNamesIsTrained() {
        Map<String, float[]> start =
                train(onePhase("optimiser.learning-rate", 0)).state();
        Map<String, float[]> trained = train(
                        onePhase("trainable", List.of("linear", "*.bias")), "some", TrainingListener.NONE, 0)
                .state();
        assertThat(trained.get("conv1.weight")).isEqualTo(start.get("conv1.weight"));
        assertThat(trained.get("bn1.weight")).isEqualTo(start.get("bn1.weight"));
        assertThat(trained.get("head.weight")).isEqualTo(start.get("head.weight"));
        assertThat(trained.get("linear.weight")).isNotEqualTo(start.get("linear.weight"));
        assertThat(trained.get("head.bias")).isNotEqualTo(start.get("head.bias"));
        assertThat(trained.get("bn1.bias")).isNotEqualTo(start.get("bn1.bias"));
        // Running statistics belong to no optimiser.
        assertThat(trained.get("bn1.running_mean")).isEqualTo(start.get("bn1.running_mean"));
    }

    @Test
    void aPhaseThatTrainsNothingIsRefused() {
        refused(
                onePhase("trainable", List.of()),
                "Phase 'one' trains nothing: 'trainable' is empty, which leaves no parameter that the loss depends on");
        refused(
                onePhase("trainable", List.of("liner")),
                "The network has nothing called 'liner' ('trainable' of phase 'one'); did you mean 'linear'?");
        // Only of running statistics, which nobody trains.
        refused(onePhase("trainable", List.of("*.running_mean")), "The network has nothing called '*.running_mean'");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void aBatchLargerThanTheDataIsRefused() {
        Settings settings = Settings.of(Map.of("batch", 10_000, "epochs", 1)).validate(PhaseKeys.all());
        refused(
                TrainingDeclaration.of(data(), NETWORK).phases(PhaseSettings.read(settings, InputSpec.raw(3, 8, 8))),
                "Setting 'batch' is 10000, but only " + IMAGES + " images are trained on");
    }

    private void refused(TrainingDeclaration declaration, String message) {
        assertThatThrownBy(() -> train(declaration, "refused", TrainingListener.NONE, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void startingValuesAreDrawnByKindAndNameOrGiven() {
        float[] given = {1, 2, 3};
        TrainingOutcome outcome = train(onePhase("optimiser.learning-rate", 0)
                .initialised(Initialisation.torchDefaults().with("bn1.bias", Initialiser.constant(7)))
                .startingFrom("linear.bias", given)
                .learningFrom("labels of our own", Map.of("labels", "c")));
        assertThat(outcome.state().get("linear.bias")).isEqualTo(given);
        assertThat(outcome.state().get("bn1.bias")).containsOnly(7);
        assertThat(outcome.state().get("bn1.weight")).containsOnly(1);
        assertThat(outcome.data().source()).isEqualTo("labels of our own");
        assertThat(outcome.data().splitDigests())
                .containsOnly(Map.entry("train", "a"), Map.entry("validation", "b"), Map.entry("labels", "c"));
        assertThatThrownBy(() -> train(onePhase().startingFrom("linear.gain", given)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linear.gain");
    }

    @Test
    void theNetworkIsKeptAfterTheEpochsThatAreAskedFor() {
        TrainingOutcome outcome = train(declaration(PHASES).keeping(Set.of(2, 4, 9)), "kept", TrainingListener.NONE, 0);
        Snapshots kept = Snapshots.of(folder.resolve("kept"));
        assertThat(kept.epochs()).containsExactly(2, 4);
        assertThat(kept.read(4).get("linear.weight")).isEqualTo(outcome.state().get("linear.weight"));
    }

    @Test
    void learnedWeightsNeedOneUpdateOnAWholeBatch() {
        ImageExamples meta = ImageExamples.of(images(), Standardisation.CIFAR10);
        LearnedWeights how =
                new LearnedWeights(BatchLoader.of(meta, 10).shuffled(1).threads(0), 0, 1, 0.1);
        refused(onePhase("accumulate", 2).learningWeights(how), "remove 'accumulate'");
        refused(
                onePhase("updates", "two", "adversaries", List.of(Map.of("attack", "fgsm", "epsilon", 1)))
                        .learningWeights(how),
                "Phase 'one' learns the weights of losses, which takes one update on a whole batch: remove 'updates'.");
    }

    @Test
    void imagesOfAPipelineBecomeInputsOnTheDeviceUnlessSomethingLooksAtThemFirst() {
        InputPipeline pipeline = new InputPipeline(
                SHAPE,
                List.of(
                        new Resize(10, 10, true),
                        new RandomCrop(1, PadMode.ZERO),
                        new HorizontalFlip(0.5),
                        new Standardise(Standardisation.CIFAR10)));
        InputPipeline plain =
                new InputPipeline(SHAPE, List.of(new Resize(10, 10, true), new Standardise(Standardisation.CIFAR10)));
        AtomicInteger looked = new AtomicInteger();
        TrainingData device = TrainingData.of(
                new PipelineExamples(images(), Subset.all(IMAGES), pipeline, 1),
                new PipelineExamples(images(), Subset.all(IMAGES), plain, 1),
                Map.of());
        TrainingData host = device.stage((batch, epoch) -> {
            looked.addAndGet(batch.images().length > 0 ? 1 : 0);
            return batch;
        });
        for (int parts : new int[] {1, 2}) {
            TrainingPhase phase = onePhase().phases().get(0).accumulating(parts);
            TrainingOutcome there = train(
                    TrainingDeclaration.of(device, NETWORK).phases(List.of(phase)),
                    "device" + parts,
                    TrainingListener.NONE,
                    0);
            TrainingOutcome here = train(
                    TrainingDeclaration.of(host, NETWORK).phases(List.of(phase)),
                    "host" + parts,
                    TrainingListener.NONE,
                    0);
            assertThat(there.history().get(0).loss())
                    .isCloseTo(here.history().get(0).loss(), within(1e-3));
        }
        // Three batches, twice.
        assertThat(looked.get()).isEqualTo(2 * 3);
    }

    /** Cross entropy with the shares that a stage has given the classes of each image. */
    private static final Criterion SOFT = new Criterion() {
        @Override
        public String name() {
            return "soft";
        }

        @Override
        public Tensor loss(Tensor output, Tensor labels) {
            return output.crossEntropy(labels);
        }

        @Override
        public Tensor correct(Tensor output, Tensor labels) {
            return output.correct(labels);
        }

        @Override
        public List<List<Long>> targets() {
            return List.of(List.of((long) CLASSES));
        }

        @Override
        public Tensor loss(Tensor output, Tensor labels, List<Tensor> targets) {
            return output.logSoftmax(1).mul(targets.get(0)).sum(1).mean().times(-1);
        }
    };

    @Test
    void aCriterionLearnsFromWhatTheDatasStagesAdd() {
        TrainingDeclaration hard = onePhase("optimiser.learning-rate", 0);
        TrainingOutcome plain = train(hard);
        for (int parts : new int[] {1, 3}) {
            TrainingPhase phase = hard.phases().get(0).accumulating(parts);
            TrainingOutcome oneHot = train(soft(hard, 1, phase), "hot" + parts, TrainingListener.NONE, 0);
            TrainingOutcome none = train(soft(hard, 0, phase), "none" + parts, TrainingListener.NONE, 0);
            assertThat(oneHot.history().get(0).losses()).containsKey("soft");
            if (parts == 1) {
                assertThat(oneHot.history().get(0).losses().get("soft"))
                        .isCloseTo(plain.history().get(0).losses().get("cross-entropy"), within(1e-5));
            }
            assertThat(none.history().get(0).losses().get("soft")).isZero();
        }
        assertThatThrownBy(() -> train(hard.criterion(SOFT), "missing", TrainingListener.NONE, 0))
                .hasMessageContaining("0 targets, but criterion and tasks need 1");
    }

    /** One-hot labels times a factor. */
    private static TrainingDeclaration soft(TrainingDeclaration declaration, float factor, TrainingPhase phase) {
        TrainingData data = declaration.data().stage((batch, epoch) -> {
            float[] shares = new float[batch.size() * CLASSES];
            for (int i = 0; i < batch.size(); i++) {
                shares[i * CLASSES + batch.labels()[i]] = factor;
            }
            return batch.withTargets(List.of(new FloatBlock(new long[] {batch.size(), CLASSES}, shares)));
        });
        return TrainingDeclaration.of(data, NETWORK).criterion(SOFT).phases(List.of(phase));
    }
}
