package org.example;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.BatchLoader;
import io.github.auxtask.data.ImageExamples;
import io.github.auxtask.data.ImageSet;
import io.github.auxtask.data.Split;
import io.github.auxtask.data.Standardisation;
import io.github.auxtask.data.Subset;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.NetworkState;
import io.github.auxtask.graph.Program;
import io.github.auxtask.graph.ProgramBuilder;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.CheckpointRhythm;
import io.github.auxtask.train.Classification;
import io.github.auxtask.train.ClassificationProgram;
import io.github.auxtask.train.ClassificationStep;
import io.github.auxtask.train.ClassificationValidation;
import io.github.auxtask.train.ConstantRate;
import io.github.auxtask.train.Criterion;
import io.github.auxtask.train.EarlyStopping;
import io.github.auxtask.train.Phase;
import io.github.auxtask.train.Sgd;
import io.github.auxtask.train.TrainingLoop;
import io.github.auxtask.train.TrainingResult;
import io.github.auxtask.train.TrainingRun;
import io.github.auxtask.train.WeightSelection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opentest4j.AssertionFailedError;

/** A method with a network of its own: two convolutions. */
public final class TinyMethod implements Method {
    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer("epochs", 1, "epochs").atLeast(1),
                SettingKey.integer("width", 16, "channels of the first convolution").atLeast(1),
                SettingKey.integer("data.train", 0, "images trained on; 0 for all").atLeast(0),
                SettingKey.integer("data.test", 0, "test images used; 0 for all").atLeast(0),
                SettingKey.choice("precision", "fp32", List.of("fp32", "bf16"), "arithmetic of the network"));
    }

    private static Backbone network(Settings settings, int classes) {
        return images -> {
            int width = settings.integer("width");
            Tensor first = images.conv("conv1", width, 3, 2).batchNorm("bn1").relu();
            Tensor features = first.conv("conv2", 2 * width, 3, 2).batchNorm("bn2").relu();
            return new Backbone.Output(
                    features, features.globalAveragePool().flatten().linear("fc", classes));
        };
    }

    @Override
    public UnaryOperator<Tensor> classifier(Map<String, String> variant, Settings settings, int classes) {
        return images -> network(settings, classes).apply(images).logits();
    }

    @Override
    public Standardisation standardisation(Settings settings) {
        return Standardisation.SYMMETRIC;
    }

    @Override
    public TrainingOutcome train(TrainingContext context) {
        Settings settings = context.settings();
        ImageSet images = context.dataset().train();
        Split split = Split.pythonSample(0, images.count(), images.count() * 9 / 10);
        int[] members = Subset.stratified(images, split.train(), settings.integer("data.train"));
        if (members.length == 0) {
            // Proves that the project's own dependencies are there.
            throw new AssertionFailedError("there is nothing to train on");
        }
        ImageExamples training = ImageExamples.of(images, members, standardisation(settings));
        ImageExamples validation = ImageExamples.of(images, split.validation(), standardisation(settings));
        Classification task = new Classification(
                network(settings, images.classes()),
                Criterion.CROSS_ENTROPY,
                training.shape(),
                List.of(),
                null,
                new Sgd(0.9, 0, false),
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
                    BatchLoader.of(training, 50).shuffled(context.seed()),
                    () -> new ClassificationStep(methods, program, network, context.manager()),
                    () -> new ConstantRate(0.05),
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
                    Map.of("train", Split.digest(members).hex()),
                    training.count(),
                    validation.count());
        }
    }
}
