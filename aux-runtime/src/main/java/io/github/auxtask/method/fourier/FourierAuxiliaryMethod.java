package io.github.auxtask.method.fourier;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * "An alternative auxiliary task for enhancing image classification" (Chen Liu, arXiv 2106.11478): a classifier that also
 * approximates its input's Fourier transform, compared with one that reconstructs the input and one without a second task, on
 * clean and on adversarial images. {@code L = CE(f(x), y) + lambda A(x)}.
 *
 * <p>Table 1 is re-run in {@code reproductions/fourier-auxiliary}.
 */
public final class FourierAuxiliaryMethod implements Method {
    @Override
    public String name() {
        return "fourier-auxiliary";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<SettingKey> settings() {
        return FourierKeys.all();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        return FourierTraining.of(context);
    }

    @Override
    public List<TrainingPhase> phases(RunDescription run) {
        return FourierTraining.phases(run);
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        Backbone backbone = Backbones.named(FourierVariant.of(run).architecture(), run.classes());
        return images -> backbone.apply(images).logits();
    }

    /** Adversarial training's twin is the same network trained on clean images. */
    @Override
    public Optional<Map<String, String>> undefendedTwin(RunDescription run) {
        return FourierVariant.of(run).undefended(run.variant());
    }

    @Override
    public void illustrate(IllustrationContext context) {
        new FourierPictures(context).draw();
    }
}
