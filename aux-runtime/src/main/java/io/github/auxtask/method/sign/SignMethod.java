package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.NeedRole;
import io.github.auxtask.method.ReproductionFolder;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.ScoreDistribution;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * "Signed Input Regularization" (Saeid Asgari Taghanaki, Kumar Abhishek, Ghassan Hamarneh 2019, arXiv 1911.07086): images are moved along the
 * gradient of a trained network's own outputs, past the range of pixels, and trained on beside the originals. The paper says that this
 * makes classifiers more accurate, surer of what they get right, and more robust to noise.
 *
 * <p>Axes: {@code model} (an architecture), {@code scheme} (plain, classical, mixup, sign, deepaugment, deepaugment-sign, delta-only) and, if
 * there is one, {@code uncertainty} (none, aleatoric). The schemes that take a trained network need a run as {@code source}, of any
 * architecture. Re-run in {@code reproductions/signed-input}.
 */
public final class SignMethod implements Method {
    @Override
    public String name() {
        return "signed-input";
    }

    @Override
    public int version() {
        // 1 declared DeepAugment's policies and never applied them.
        return 2;
    }

    @Override
    public List<SettingKey> settings() {
        return SignKeys.all();
    }

    @Override
    public List<NeedRole> needs(RunDescription run) {
        return SignVariant.of(run).scheme().hasSource() ? List.of(NeedRole.one(SignMaker.SOURCE)) : List.of();
    }

    @Override
    public List<DataMaker> makes(RunDescription run) {
        return SignVariant.of(run).scheme().moves() ? List.of(new SignMaker(run)) : List.of();
    }

    @Override
    public void requireFiles(RunDescription run, ReproductionFolder folder) {
        SignAugmentation.policies(SignVariant.of(run).scheme(), run.settings(), folder::path);
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        return SignTraining.of(context);
    }

    /** The network of a run, images as it standardises them to features and the outputs of the last layer. */
    static Backbone backbone(RunDescription run) {
        Backbone network = SignNetwork.of(run).network();
        return SignVariant.of(run).scheme() == SignVariant.Scheme.DELTA_ONLY
                ? DeltaNetwork.of(run, network, CommonSettings.standardisation(run.settings()))
                : network;
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        SignNetwork network = SignNetwork.of(run);
        Backbone backbone = backbone(run);
        return images -> network.scores(backbone.apply(images).logits());
    }

    @Override
    public Optional<ScoreDistribution> scoreDistribution(RunDescription run) {
        SignNetwork network = SignNetwork.of(run);
        Backbone backbone = backbone(run);
        return network.isAleatoric()
                ? Optional.of(
                        images -> network.distribution(backbone.apply(images).logits()))
                : Optional.empty();
    }

    @Override
    public void illustrate(IllustrationContext context) {
        new SignPictures(context).draw();
    }
}
