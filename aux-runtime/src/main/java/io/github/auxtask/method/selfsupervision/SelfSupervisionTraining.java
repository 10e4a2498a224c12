package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
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
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import io.github.auxtask.train.loop.WeightSelection;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.CosineAnnealing;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.task.AuxiliaryTask;
import io.github.auxtask.train.task.Classification;
import io.github.auxtask.train.task.ClassificationProgram;
import io.github.auxtask.train.task.ClassificationStep;
import io.github.auxtask.train.task.ClassificationValidation;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.task.LearnedWeights;
import io.github.auxtask.train.task.LearnedWeightsProgram;
import io.github.auxtask.train.task.LearnedWeightsStep;
import io.github.auxtask.train.task.WeightedTask;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One training of the paper (sheet, sections 2 to 5): one phase, SGD, half a cosine by step, the last epoch's weights. */
final class SelfSupervisionTraining {
    private static final int VALIDATION_BATCH = 250;
    private static final int MOST_LOADER_THREADS = 8;
    private static final String CLASSIFIER_BIAS = "fc.bias";

    private final TrainingContext context;
    private final Settings settings;
    private final SelfSupervisionVariant variant;
    private final SelfSupervisionData data;
    private final Classification task;

    SelfSupervisionTraining(TrainingContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.variant = SelfSupervisionVariant.of(context.variant());
        this.data = SelfSupervisionData.of(context.dataset(), settings, context.seed());
        ImageShape shape = data.train().shape();
        this.task = new Classification(
                Backbones.named(
                        settings.text(SelfSupervisionKeys.NETWORK), data.train().classes()),
                Criterion.CROSS_ENTROPY,
                shape,
                variant.tasks().stream()
                        .map(each -> new WeightedTask(
                                each.task(settings, shape, context.seed()),
                                settings.number(SelfSupervisionKeys.LAMBDA)))
                        .toList(),
                null,
                new Sgd(
                        settings.number(SelfSupervisionKeys.MOMENTUM),
                        settings.number(SelfSupervisionKeys.WEIGHT_DECAY),
                        settings.flag(SelfSupervisionKeys.NESTEROV)),
                parameter -> true,
                context.precision());
    }

    /** What is trained, for measurements. */
    Classification task() {
        return task;
    }

    TrainingOutcome run() {
        ProgramBuilder builder = Program.named("self-supervision");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        LearnedWeightsProgram learning = variant.learned() ? LearnedWeightsProgram.declare(builder, "", methods) : null;
        try (Program program = builder.compile(context.manager());
                NetworkState network =
                        new NetworkState(context.manager(), program.parameters(), start(program.parameters()))) {
            Supplier<TrainingStep> step;
            if (learning == null) {
                step = () -> new ClassificationStep(methods, program, network, context.manager());
            } else {
                LearnedWeights how = learnedWeights();
                step = () -> new LearnedWeightsStep(learning, how, program, network, context.manager());
            }
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    context.runId(),
                    context.seed(),
                    context.manager().getEngine(),
                    network,
                    List.of(phase(methods, program, network, step)),
                    context.checkpoints(),
                    CheckpointInterval.USUAL,
                    context.listener(),
                    context.stopRequested()));
            return new TrainingOutcome(
                    network.specs(),
                    network.snapshot(),
                    result.history().size(),
                    result.bestEpoch(),
                    WeightSelection.LAST.toString(),
                    result.history(),
                    program.parameters().count(),
                    data.digests(),
                    data.train().count(),
                    data.held());
        }
    }

    /**
     * Convolutions N(0, sqrt(2 / (k k out))), bias of the classifier 0; heads keep torch's defaults, as in the released code, which
     * makes them after its loop over the layers (sheet, section 2).
     */
    private Map<String, float[]> start(Parameters parameters) {
        Map<String, float[]> values = Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .values(parameters, context.seed());
        values.computeIfPresent(CLASSIFIER_BIAS, (name, bias) -> new float[bias.length]);
        return values;
    }

    private LearnedWeights learnedWeights() {
        double first = settings.number(SelfSupervisionKeys.LEARNING_RATE);
        ImageExamples meta = ImageExamples.of(
                MetaSet.of(context.corrupted().apply(MetaSet.source(settings)), settings, context.seed()),
                Standardisation.SYMMETRIC);
        return new LearnedWeights(
                BatchLoader.of(meta, settings.integer(SelfSupervisionKeys.META_BATCH))
                        .shuffled(context.seed())
                        .threads(0),
                settings.integer(SelfSupervisionKeys.META_WARM_UP)
                        + (settings.flag(SelfSupervisionKeys.META_INCLUSIVE) ? 1 : 0),
                settings.text(SelfSupervisionKeys.META_ALPHA).equals(SelfSupervisionKeys.FACTOR) ? 1 / first : 1,
                settings.number(SelfSupervisionKeys.META_BETA));
    }

    private Phase phase(
            ClassificationProgram methods, Program program, NetworkState network, Supplier<TrainingStep> step) {
        BatchLoader batches = trainingBatches();
        int epochs = settings.integer(SelfSupervisionKeys.EPOCHS);
        return new Phase(
                "self-supervision",
                epochs,
                batches,
                step,
                () -> new CosineAnnealing(
                        settings.number(SelfSupervisionKeys.LEARNING_RATE),
                        settings.number(SelfSupervisionKeys.LAST_RATE),
                        (long) epochs * batches.steps(),
                        settings.flag(SelfSupervisionKeys.AHEAD) ? 1 : 0),
                EarlyStopping.NEVER,
                new ClassificationValidation(
                        methods, program, network, context.manager(), BatchLoader.of(data.watched(), VALIDATION_BATCH)),
                WeightSelection.LAST);
    }

    BatchLoader trainingBatches() {
        int threads =
                Math.min(MOST_LOADER_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        BatchLoader loader = BatchLoader.of(data.train(), settings.integer(SelfSupervisionKeys.BATCH))
                .shuffled(context.seed())
                .threads(threads);
        for (AuxiliaryTask.HostTargets targets : ClassificationStep.loaderTargets(task)) {
            loader = loader.stage(BatchStage.adding(targets.compute()));
        }
        return loader;
    }
}
