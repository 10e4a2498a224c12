package io.github.auxtask.method.labels;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.DataFolder;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.labels.pictures.LabelPictures;
import io.github.auxtask.method.labels.pictures.PictureNetwork;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * "Beyond Categorical Label Representations for Image Classification" (Chen, Li, Raghupathi, Lipson, ICLR 2021): a network predicts a
 * label of many numbers, for example the spectrogram of the class's spoken name, and the class whose label is nearest is its answer.
 * The paper says that this is as accurate as categories, more robust, and better with little data.
 *
 * <p>Axes: {@code encoder}, {@code label}, and {@code level} (percent of the training images) if there is one. Re-run in
 * {@code reproductions/label-representations}.
 */
public final class LabelRepresentationMethod implements Method {
    /** The name in {@code reproduction.yaml}. */
    public static final String NAME = "label-representations";

    private static final int MOST_POINTS = 2000;

    /** Labels that are spectrograms in dB. */
    private static final Set<String> AUDIBLE = Set.of("speech", "shuffle");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> facts() {
        return LabelFacts.NAMES;
    }

    @Override
    public List<SettingKey> settings() {
        return LabelKeys.all();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        return LabelTraining.of(context);
    }

    @Override
    public List<TrainingPhase> phases(RunDescription run) {
        return LabelTraining.phases(run);
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        LabelNetwork network = LabelVariant.of(run).network(run.classes());
        return images -> network.scores(network.apply(images).logits());
    }

    @Override
    public Readout readout(RunDescription run) {
        LabelVariant variant = LabelVariant.of(run);
        return criterion(variant, variant.network(run.classes()), run.settings());
    }

    @Override
    public void illustrate(IllustrationContext context) {
        Settings settings = context.run().settings();
        LabelVariant variant = LabelVariant.of(context.run());
        int classes = context.run().classes();
        LabelNetwork network = variant.network(classes);
        float[] labels = context.network().values().get(LabelNetwork.LABELS);
        // Whoever evaluates on fewer images wants to be done sooner.
        int tested = settings.integer(CommonSettings.TEST_IMAGES);
        new LabelPictures(
                        context,
                        new PictureNetwork(
                                network,
                                network::scores,
                                network.encoder().depths(),
                                labels == null
                                        ? null
                                        : new FloatBlock(network.form().all(classes), labels),
                                AUDIBLE.contains(variant.representation().name()),
                                CommonSettings.standardisation(settings),
                                tested == 0 ? MOST_POINTS : Math.min(MOST_POINTS, tested)))
                .draw();
    }

    /** Loss and decision of a place in the grid. */
    static LabelCriterion criterion(LabelVariant variant, LabelNetwork network, Settings settings) {
        boolean smoothed = variant.representation().name().equals("smoothing");
        return new LabelCriterion(
                network,
                smoothed ? settings.number(LabelKeys.SMOOTHING) : 0,
                variant.representation().hasThreshold()
                        ? OptionalDouble.of(settings.number(LabelKeys.THRESHOLD))
                        : OptionalDouble.empty());
    }

    /** What labels a training asks for. */
    static LabelRequest request(TrainingContext context) {
        Settings settings = context.settings();
        return new LabelRequest(
                context.dataset().name(),
                context.dataset().classNames(),
                context.service(DataFolder.class).path().resolve(LabelRequest.FOLDER),
                LabelOrigin.parse(settings.text(LabelKeys.SOURCE)),
                settings.text(LabelKeys.AUDIO_COMMAND));
    }
}
