package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import io.github.auxtask.train.loop.WeightSelection;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.MultiStep;
import io.github.auxtask.train.task.Classification;
import io.github.auxtask.train.task.ClassificationProgram;
import io.github.auxtask.train.task.ClassificationStep;
import io.github.auxtask.train.task.ClassificationValidation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One training of the paper (sheet, section 5): SGD, the learning rate divided by ten at half and at three quarters of the epochs,
 * the weights with the best validation accuracy, of equal ones those with the lower validation loss.
 */
final class LabelTraining {
    private static final int VALIDATION_BATCH = 250;
    private static final int MOST_LOADER_THREADS = 8;
    private static final int PERCENT = 100;

    private final TrainingContext context;
    private final Settings settings;
    private final LabelVariant variant;
    private final LabelData data;
    private final ClassLabels labels;
    private final LabelNetwork network;
    private final Classification task;

    LabelTraining(TrainingContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.variant = LabelVariant.of(context.variant(), settings);
        this.data = LabelData.of(context.dataset(), settings, variant.level(), context.seed());
        this.network = variant.network(data.train().classes());
        this.labels = variant.representation().labels(LabelRepresentationMethod.request(context, settings));
        this.task = new Classification(
                network,
                LabelRepresentationMethod.criterion(variant, network, settings),
                data.train().shape(),
                List.of(),
                null,
                new Sgd(settings.number(LabelKeys.MOMENTUM), settings.number(LabelKeys.WEIGHT_DECAY), false),
                parameter -> true,
                context.precision());
    }

    TrainingOutcome run() {
        ProgramBuilder builder = Program.named("label-representations");
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        try (Program program = builder.compile(context.manager());
                NetworkState state =
                        new NetworkState(context.manager(), program.parameters(), start(program.parameters()))) {
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    context.runId(),
                    context.seed(),
                    context.manager().getEngine(),
                    state,
                    List.of(phase(methods, program, state)),
                    context.checkpoints(),
                    CheckpointInterval.USUAL,
                    context.checkpoints().keeping(pictured(settings), state, context.listener()),
                    context.stopRequested()));
            Map<String, String> digests = new LinkedHashMap<>(data.digests());
            digests.put("labels", labels.digest().hex());
            return new TrainingOutcome(
                    state.specs(),
                    state.snapshot(),
                    result.history().size(),
                    result.bestEpoch(),
                    WeightSelection.BEST_VALIDATION.toString(),
                    result.history(),
                    program.parameters().count(),
                    digests,
                    data.train().count(),
                    data.validation().count(),
                    labels.source());
        }
    }

    /**
     * Kaiming normal with fan out for the encoder's convolutions, whose biases are 0, as bearpaw's encoders have it; torch's defaults
     * for heads, which the released code makes anew (sheet, section 3).
     */
    private Map<String, float[]> start(Parameters parameters) {
        Map<String, float[]> values = Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.CONV_BIAS, Initialiser.constant(0))
                .values(parameters, context.seed());
        if (values.containsKey(LabelNetwork.LABELS)) {
            values.put(LabelNetwork.LABELS, labels.values().values());
        }
        return values;
    }

    private Phase phase(ClassificationProgram methods, Program program, NetworkState state) {
        int threads =
                Math.min(MOST_LOADER_THREADS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        return new Phase(
                variant.encoder() + "/" + variant.representation().name(),
                settings.integer(LabelKeys.EPOCHS),
                BatchLoader.of(data.train(), settings.integer(LabelKeys.BATCH))
                        .shuffled(context.seed())
                        .threads(threads),
                () -> new ClassificationStep(methods, program, state, context.manager()),
                () -> new MultiStep(
                        settings.number(LabelKeys.LEARNING_RATE),
                        milestones(settings),
                        settings.number(LabelKeys.FACTOR)),
                EarlyStopping.NEVER,
                new ClassificationValidation(
                                methods,
                                program,
                                state,
                                context.manager(),
                                BatchLoader.of(data.validation(), VALIDATION_BATCH))
                        .lossBreaksTies(),
                WeightSelection.BEST_VALIDATION);
    }

    /** Epochs after which the rate falls: shares of all, rounded. */
    static List<Integer> milestones(Settings settings) {
        String text = settings.text(LabelKeys.MILESTONES).trim();
        List<Integer> milestones = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("[\\s,]+", -1)) {
            double share = share(part, text);
            milestones.add((int) Math.round(share * settings.integer(LabelKeys.EPOCHS)));
        }
        return milestones;
    }

    /** Epochs after which the network is kept for pictures, without the last, whose network is kept anyhow. */
    static Set<Integer> pictured(Settings settings) {
        String text = settings.text(LabelKeys.PICTURE_EPOCHS).trim();
        int epochs = settings.integer(LabelKeys.EPOCHS);
        Set<Integer> pictured = new TreeSet<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("[\\s,]+", -1)) {
            if (!part.matches("[1-9][0-9]{0,6}|[1-9][0-9]?%")) {
                throw new BadInputException(
                        "Setting '" + LabelKeys.PICTURE_EPOCHS + "' is '" + text
                                + "', but must be epochs from 1 or shares of all of them, separated by spaces, as in 1 10% 50%.");
            }
            int number = Integer.parseInt(part.replace("%", ""));
            pictured.add(part.endsWith("%") ? Math.max(1, epochs * number / PERCENT) : number);
        }
        pictured.remove(epochs);
        return pictured;
    }

    private static double share(String part, String text) {
        try {
            double share = Double.parseDouble(part);
            if (share > 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new BadInputException("Setting '" + LabelKeys.MILESTONES + "' is '" + text
                + "', but must be shares of the epochs between 0 and 1, separated by spaces, as in 0.5 0.75.");
    }
}
