package io.github.auxtask.train.step;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.WeightSelection;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import io.github.auxtask.train.optimiser.Adam;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.ReduceOnPlateau;
import io.github.auxtask.train.task.Adversary;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A network of a few hundred parameters with everything that could disturb a resumed run, on 50 images of 8 x 8 pixels. */
public record Toy(double learningRate, boolean adversarial, int phases, int epochs) {
    public static final ContentId RUN = ContentId.of("toy");
    static final int IMAGES = 50;
    private static final int BATCH = 16;
    private static final int CLASSES = 3;
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

    /** What a run ends with. */
    public record End(Map<String, float[]> state, TrainingResult result) {}

    public static Toy usual() {
        return new Toy(0.1, true, 1, 3);
    }

    /** Dropout, batch normalisation, and features for the auxiliary task. */
    private static final Backbone NETWORK = x -> {
        Tensor features = x.conv("conv1", 6, 3, 2).batchNorm("bn1").relu();
        Tensor pooled = features.globalAveragePool().flatten().dropout(0.3);
        return new Backbone.Output(features, pooled.linear("linear", CLASSES));
    };

    /** Predicts each image's mean, which the host computes. */
    private static final class MeanTask implements AuxiliaryTask {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public Optional<HostTargets> hostTargets() {
            return Optional.of(new HostTargets(MeanTask::means, List.of(List.of(1L))));
        }

        private static List<FloatBlock> means(Batch batch) {
            float[] images = batch.images();
            int size = batch.size();
            float[] means = new float[size];
            int extent = SHAPE.size();
            for (int i = 0; i < size * extent; i++) {
                means[i / extent] += images[i] / extent;
            }
            return List.of(new FloatBlock(new long[] {size, 1}, means));
        }

        @Override
        public Tensor loss(Seen seen) {
            Tensor pooled = seen.output().features().globalAveragePool().flatten();
            return pooled.linear("head", 1).meanSquaredError(seen.targets().get(0));
        }
    }

    private static ImageSet images() {
        byte[] pixels = new byte[IMAGES * SHAPE.size()];
        RandomStream.of(3, "toy").nextBytes(pixels);
        int[] labels = new int[IMAGES];
        Arrays.setAll(labels, i -> i % CLASSES);
        return new ImageSet("toy", CLASSES, SHAPE, pixels, labels);
    }

    Classification task(String trainable) {
        return new Classification(
                NETWORK,
                Criterion.CROSS_ENTROPY,
                SHAPE,
                List.of(new WeightedTask(new MeanTask(), 0.5)),
                adversarial ? AdversarialTraining.of(Adversary.fgsmOfOwnPrediction(0.1)) : AdversarialTraining.NONE,
                phases > 1 ? Adam.defaults() : new Sgd(0.9, 1e-4, false),
                parameter -> parameter.matches(trainable),
                Precision.FP32);
    }

    /** Trains from the newest checkpoint to the end, or until something is thrown. */
    public End train(
            CheckpointStore store, CheckpointInterval rhythm, TrainingListener listener, BooleanSupplier stop) {
        ProgramBuilder builder = Program.named("toy");
        // Phases that train less and less: everything, then the heads.
        List<ClassificationProgram> programs = phases == 1
                ? List.of(ClassificationProgram.declare(builder, "", task(".*")))
                : List.of(
                        ClassificationProgram.declare(builder, "all_", task(".*")),
                        ClassificationProgram.declare(builder, "heads_", task("linear.*|head.*")));
        ImageSet images = images();
        ImageExamples examples = ImageExamples.of(images, Subset.all(IMAGES), Standardisation.CIFAR10);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = builder.compile(manager);
                NetworkState network = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 1))) {
            List<Phase> all = programs.stream()
                    .map(methods -> phase(methods, program, network, manager, examples))
                    .toList();
            TrainingResult result = TrainingLoop.train(
                    new TrainingRun(RUN, 1, manager.getEngine(), network, all, store, rhythm, listener, stop));
            return new End(network.snapshot(), result);
        }
    }

    private Phase phase(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager manager,
            ImageExamples examples) {
        BatchLoader loader = BatchLoader.of(examples.augmented(CropAndFlip.symmetric(), 1), BATCH)
                .shuffled(1);
        for (AuxiliaryTask.HostTargets targets : ClassificationStep.loaderTargets(methods.task())) {
            loader = loader.stage(BatchStage.adding(targets.compute()));
        }
        AdversarialImages adversaries =
                new AdversarialImages(methods, program, network, manager, InputSpec.raw(3, 8, 8), 1);
        return new Phase(
                "toy",
                epochs,
                loader,
                () -> new ClassificationStep(methods, program, network, manager, PhaseImages.attacked(adversaries)),
                () -> new ReduceOnPlateau(learningRate, 0.2, 0, 1e-4),
                EarlyStopping.NEVER,
                new ClassificationValidation(
                        methods,
                        program,
                        network,
                        manager,
                        BatchLoader.of(examples, IMAGES),
                        PhaseImages.attacked(adversaries)),
                WeightSelection.BEST_VALIDATION);
    }
}
