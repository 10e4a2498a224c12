package [=package];

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.task.Classification;
import io.github.auxtask.train.task.ClassificationProgram;
import io.github.auxtask.train.task.ClassificationStep;
import io.github.auxtask.train.task.ClassificationValidation;
import io.github.auxtask.train.schedule.ConstantRate;
import io.github.auxtask.train.task.Criterion;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.loop.Phase;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.loop.TrainingLoop;
import io.github.auxtask.train.loop.TrainingResult;
import io.github.auxtask.train.loop.TrainingRun;
import io.github.auxtask.train.loop.WeightSelection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A classifier that is trained with one of two losses. {@code reproduction.yaml} calls it {@code [=name]}. */
public final class [=className] implements Method {
    @Override
    public String name() {
        return "[=name]";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer("epochs", 30, "how often every image is seen").atLeast(1),
                SettingKey.integer("batch", 32, "images in a training step").atLeast(1),
                SettingKey.number("learning-rate", 0.05, "of SGD with momentum 0.9").atLeast(0),
                SettingKey.number("poly.epsilon", 1, "weight of the second term of the loss poly-1"),
                SettingKey.integer("data.train", 0, "images trained on, classes balanced; 0 for all").atLeast(0),
                SettingKey.integer("data.test", 0, "test images used, classes balanced; 0 for all").atLeast(0),
                SettingKey.choice("precision", "fp32", List.of("fp32", "bf16"), "arithmetic of the network"));
    }

    @Override
    public UnaryOperator<Tensor> classifier(Map<String, String> variant, Settings settings, int classes) {
        var network = Backbones.named(variant.get("architecture"), classes);
        return images -> network.apply(images).logits();
    }

    @Override
    public Standardisation standardisation(Settings settings) {
        return Standardisation.SYMMETRIC;
    }

    private static Criterion loss(Map<String, String> variant, Settings settings) {
        return variant.get("loss").equals("poly-1")
                ? new Poly1Loss(settings.number("poly.epsilon"))
                : Criterion.CROSS_ENTROPY;
    }

    @Override
    public TrainingOutcome train(TrainingContext context) {
        Settings settings = context.settings();
        ImageSet images = context.dataset().train();
        Split split = Split.pythonSample(0, images.count(), images.count() * 9 / 10);
        int some = settings.integer("data.train");
        int[] members = some == 0 ? split.train() : Subset.stratified(images, split.train(), some);
        ImageExamples training = ImageExamples.of(images, members, standardisation(settings))
                .augmented(new CropAndFlip(4, PadMode.parse("zero")), context.seed());
        ImageExamples validation = ImageExamples.of(images, split.validation(), standardisation(settings));
        Classification task = new Classification(
                Backbones.named(context.variant().get("architecture"), images.classes()),
                loss(context.variant(), settings),
                training.shape(),
                List.of(),
                null,
                new Sgd(0.9, 1e-4, false),
                parameter -> true,
                context.precision());
        ProgramBuilder builder = Program.named(name());
        ClassificationProgram methods = ClassificationProgram.declare(builder, "", task);
        try (Program program = builder.compile(context.manager());
                NetworkState network = new NetworkState(
                        context.manager(),
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), context.seed()))) {
            Phase phase = new Phase(
                    name(),
                    settings.integer("epochs"),
                    BatchLoader.of(training, settings.integer("batch")).shuffled(context.seed()),
                    () -> new ClassificationStep(methods, program, network, context.manager()),
                    () -> new ConstantRate(settings.number("learning-rate")),
                    EarlyStopping.NEVER,
                    new ClassificationValidation(
                            methods, program, network, context.manager(), BatchLoader.of(validation, 100)),
                    WeightSelection.parse("last"));
            TrainingResult result = TrainingLoop.train(new TrainingRun(
                    context.runId(),
                    context.seed(),
                    context.manager().getEngine(),
                    network,
                    List.of(phase),
                    context.checkpoints(),
                    CheckpointRhythm.USUAL,
                    context.listener(),
                    context.stopRequested()));
            return new TrainingOutcome(
                    network.specs(),
                    network.snapshot(),
                    result.history().size(),
                    result.bestEpoch(),
                    "last",
                    result.history(),
                    program.parameters().count(),
                    Map.of(
                            "train", Split.digest(members).hex(),
                            "validation", Split.digest(split.validation()).hex()),
                    training.count(),
                    validation.count());
        }
    }
}
