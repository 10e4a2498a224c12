package org.example;

import io.github.auxtask.core.settings.SettingKey;
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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opentest4j.AssertionFailedError;

/** A method of its own: cross entropy, in one phase, on whichever network is named. */
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
                SettingKey.integer("batch", 50, "images in a training step").atLeast(1),
                SettingKey.integer("data.train", 0, "images trained on; 0 for all").atLeast(0),
                SettingKey.integer("data.test", 0, "test images used; 0 for all").atLeast(0),
                SettingKey.choice("precision", "fp32", List.of("fp32", "bf16"), "arithmetic of the network"));
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        ImageSet images = context.dataset().train();
        Standardisation standardisation = standardisation(context.run());
        Split split = Split.pythonSample(0, images.count(), images.count() * 9 / 10);
        int[] members = Subset.stratified(images, split.train(), context.settings().integer("data.train"));
        if (members.length == 0) {
            // Proves that the project's own dependencies are there.
            throw new AssertionFailedError("there is nothing to train on");
        }
        return TrainingDeclaration.of(
                        TrainingData.of(
                                ImageExamples.of(images, members, standardisation),
                                ImageExamples.of(images, split.validation(), standardisation),
                                Map.of("train", Split.digest(members).hex())),
                        network(context.run()))
                .phases(List.of(TrainingPhase.of(
                        name(),
                        context.settings().integer("epochs"),
                        context.settings().integer("batch"),
                        new Sgd(0.9, 0, false),
                        RateSchedule.constant(0.05))));
    }

    private static Backbone network(RunDescription run) {
        return Backbones.named(run.axis("architecture"), run.classes());
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
