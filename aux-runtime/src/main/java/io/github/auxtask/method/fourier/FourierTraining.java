package io.github.auxtask.method.fourier;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import io.github.auxtask.train.loop.WeightSelection;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.ReduceOnPlateau;
import io.github.auxtask.train.task.Adversary;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Classification;
import io.github.auxtask.train.task.ClassificationProgram;
import io.github.auxtask.train.task.ClassificationStep;
import io.github.auxtask.train.task.ClassificationValidation;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.WeightedTask;
import java.util.List;
import java.util.Map;

/** One training of the paper (sheet, sections 2 to 6): one phase, SGD, reduce on plateau, early stopping. */
final class FourierTraining {
    private static final double LINEAR_DEVIATION = 0.001;
    private static final int VALIDATION_BATCH = 250;
    private static final int MOST_LOADER_THREADS = 8;

    private final TrainingContext context;
    private final Settings settings;
    private final FourierVariant variant;
    private final FourierData data;
    private final Classification task;

    FourierTraining(TrainingContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.variant = FourierVariant.of(context.variant());
        this.data = FourierData.of(context.dataset(), settings, context.seed());
        this.task = new Classification(
                Backbones.named(variant.architecture(), data.train().classes()),
                Criterion.CROSS_ENTROPY,
                data.train().shape(),
                auxiliaryTasks(data.train().shape()),
                variant.adversarial() ? Adversary.fgsmOfOwnPrediction(settings.number(FourierKeys.EPSILON)) : null,
                new Sgd(settings.number(FourierKeys.MOMENTUM), settings.number(FourierKeys.WEIGHT_DECAY), false),
                parameter -> true,
                context.precision());
    }

    /** What is added to the classifier; in the variant {@code none} the decoder is left out, which changes nothing. */
    private List<WeightedTask> auxiliaryTasks(ImageShape images) {
        AuxiliaryTask auxiliary = switch (variant.task()) {
            case FourierVariant.RECON -> new ReconstructionTask(images.channels(), images.height());
            case FourierVariant.FT -> new FourierTask(new FourierTargets(reading(), images.height(), images.width()));
            default -> null;
        };
        return auxiliary == null
                ? List.of()
                : List.of(new WeightedTask(auxiliary, settings.number(FourierKeys.LAMBDA)));
    }

    private FourierTargets.Reading reading() {
        return settings.text(FourierKeys.TARGETS).equals(FourierKeys.OWN)
                ? FourierTargets.Reading.OWN
                : FourierTargets.Reading.BATCH_ROLLED;
    }

    /** What is trained, for measurements. */
    Classification task() {
        return task;
    }

    BatchLoader trainingBatches() {
        int threads =
                Math.min(MOST_LOADER_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        BatchLoader loader = BatchLoader.of(data.train(), settings.integer(FourierKeys.BATCH))
                .shuffled(context.seed())
                .threads(threads);
        for (AuxiliaryTask.HostTargets targets : ClassificationStep.loaderTargets(task)) {
            loader = loader.stage(BatchStage.adding(targets.compute()));
        }
        return loader;
    }

    TrainingOutcome run() {
        ProgramBuilder builder = Program.named("fourier-auxiliary");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        try (Program program = builder.compile(context.manager());
                NetworkState network =
                        new NetworkState(context.manager(), program.parameters(), start(program.parameters()))) {
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    context.runId(),
                    context.seed(),
                    context.manager().getEngine(),
                    network,
                    List.of(phase(methods, program, network)),
                    context.checkpoints(),
                    CheckpointInterval.USUAL,
                    context.listener(),
                    context.stopRequested()));
            return new TrainingOutcome(
                    network.specs(),
                    network.snapshot(),
                    result.history().size(),
                    result.bestEpoch(),
                    selection().toString(),
                    result.history(),
                    program.parameters().count(),
                    data.digests(),
                    data.train().count(),
                    data.validation().count());
        }
    }

    /** Kaiming normal with fan out for convolutions, N(0, 0.001) for the last layer, torch's defaults else (sheet, section 3). */
    private Map<String, float[]> start(Parameters parameters) {
        return Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.DECONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.LINEAR_WEIGHT, Initialiser.normal(LINEAR_DEVIATION))
                .values(parameters, context.seed());
    }

    private Phase phase(ClassificationProgram methods, Program program, NetworkState network) {
        return new Phase(
                variant.architecture() + "/" + variant.task(),
                settings.integer(FourierKeys.EPOCHS),
                trainingBatches(),
                () -> new ClassificationStep(methods, program, network, context.manager()),
                () -> new ReduceOnPlateau(
                        settings.number(FourierKeys.LEARNING_RATE),
                        settings.number(FourierKeys.FACTOR),
                        settings.integer(FourierKeys.PATIENCE),
                        settings.number(FourierKeys.THRESHOLD)),
                settings.integer(FourierKeys.STOPPING),
                new ClassificationValidation(
                        methods,
                        program,
                        network,
                        context.manager(),
                        BatchLoader.of(data.validation(), VALIDATION_BATCH)),
                selection());
    }

    private WeightSelection selection() {
        return WeightSelection.parse(settings.text(FourierKeys.SELECTION));
    }
}
