package [=package];

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.RateSchedule;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.task.Criterion;
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
                SettingKey.choice("precision", "fp32", List.of("fp32", "tf32", "bf16"), "arithmetic of the network"));
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        RunDescription run = context.run();
        TrainingPhase phase = TrainingPhase.of(
                name(),
                run.settings().integer("epochs"),
                run.settings().integer("batch"),
                new Sgd(0.9, 1e-4, false),
                RateSchedule.constant(run.settings().number("learning-rate")));
        return TrainingDeclaration.of(data(context), network(run))
                .criterion(loss(run))
                .phases(List.of(phase));
    }

    /** Nine tenths of the training images, cropped and flipped anew in every epoch; the rest watches. */
    private TrainingData data(TrainingContext context) {
        ImageSet images = context.dataset().train();
        Standardisation standardisation = standardisation(context.run());
        Split split = Split.pythonSample(0, images.count(), images.count() * 9 / 10);
        int some = context.settings().integer("data.train");
        int[] members = some == 0 ? split.train() : Subset.stratified(images, split.train(), some);
        return TrainingData.of(
                ImageExamples.of(images, members, standardisation)
                        .augmented(new CropAndFlip(4, PadMode.parse("zero")), context.seed()),
                ImageExamples.of(images, split.validation(), standardisation),
                Map.of(
                        "train", Split.digest(members).hex(),
                        "validation", Split.digest(split.validation()).hex()));
    }

    private static Backbone network(RunDescription run) {
        return Backbones.named(run.axis("architecture"), run.classes());
    }

    private static Criterion loss(RunDescription run) {
        Settings settings = run.settings();
        return run.axis("loss", List.of("cross-entropy", "poly-1")).equals("poly-1")
                ? new Poly1Loss(settings.number("poly.epsilon"))
                : Criterion.CROSS_ENTROPY;
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        Backbone network = network(run);
        return images -> network.apply(images).logits();
    }

    @Override
    public Standardisation standardisation(RunDescription run) {
        return Standardisation.SYMMETRIC;
    }
}
