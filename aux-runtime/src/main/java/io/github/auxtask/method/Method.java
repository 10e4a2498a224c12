package io.github.auxtask.method;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.ScoreDistribution;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a paper proposes, in a form that can be run. A method declares what is trained, and the harness trains it: with checkpoints
 * that resume bit for bit, validation, early stopping and the record of it all. Implementations hold no state.
 *
 * <p>A jar adds a method by a line in {@code META-INF/services/io.github.auxtask.method.Method}; ours are added in the same way.
 */
public interface Method extends Extension {
    /** Raised whenever the same settings would train another network; part of every run's id. */
    @Override
    int version();

    /** Every setting it knows, with default and meaning; mostly {@link CommonSettings} and a few of its own. */
    @Override
    List<SettingKey> settings();

    /**
     * What is trained: images, network, losses, starting values. Nothing is computed yet. Phases need not be said: those of
     * {@link #phases} are taken unless the declaration has its own.
     *
     * @throws io.github.auxtask.core.BadInputException if a setting or a part of the variant makes no sense
     */
    TrainingDeclaration training(TrainingContext context);

    /**
     * The phases of training, one after another, known before anything is loaded: those that the settings say.
     *
     * @return none where {@link #settings()} leaves out the keys of {@link CommonSettings}; then {@link #training} says them
     * @throws io.github.auxtask.core.BadInputException if a setting makes no sense, or has no effect
     */
    default List<TrainingPhase> phases(RunDescription run) {
        return CommonSettings.areIn(settings()) ? CommonSettings.phases(run, standardisation(run)) : List.of();
    }

    /**
     * In which roles a run needs others. None by default: then {@code reproduction.yaml} may not give it any. The members of a
     * composition are asked for here, too, unless the method does that itself.
     *
     * @param run without the runs that it needs
     */
    default List<NeedRole> needs(RunDescription run) {
        return composition(run)
                .map(whole -> List.of(NeedRole.several(whole.as())))
                .orElse(List.of());
    }

    /**
     * How the run's classifier is put together from the runs that it needs, for a variant that is not trained: an ensemble. Then {@link
     * #training}, {@link #classifier} and {@link #readout} are not asked. Empty for all others, and by default.
     *
     * @param run without the runs that it needs
     */
    default Optional<Composition> composition(RunDescription run) {
        return Optional.empty();
    }

    /**
     * The file that has all values of the run's classifier, for a variant that was trained elsewhere. Then {@link #training} is not asked.
     * Empty for all others, and by default.
     *
     * @param run without the runs that it needs
     */
    default Optional<GivenNetwork> given(RunDescription run) {
        return Optional.empty();
    }

    /**
     * What must be made from the runs that it needs before a run can be trained. Nothing by default.
     *
     * @param run without the runs that it needs
     */
    default List<DataMaker> makes(RunDescription run) {
        return List.of();
    }

    /**
     * Reads the files that the run's settings name in the reproduction's folder, so that one that is missing or makes no sense is refused
     * before anything is trained. There are none by default.
     *
     * @param run without the runs that it needs
     * @throws io.github.auxtask.core.BadInputException if one cannot be used
     */
    default void requireFiles(RunDescription run, ReproductionFolder folder) {}

    /**
     * The deployed classifier: standardised images [N, C, H, W] to scores [N, K]. It is what is evaluated, attacked and exported.
     *
     * @throws io.github.auxtask.core.BadInputException if the variant names something that does not exist
     */
    UnaryOperator<Tensor> classifier(RunDescription run);

    /**
     * The classifier's scores together with the loss that it is trained with, image by image: what attacks with {@code loss: method}
     * climb. Cross entropy of the scores unless the method says otherwise.
     */
    default Readout readout(RunDescription run) {
        UnaryOperator<Tensor> classifier = classifier(run);
        return (images, labels) -> {
            Tensor scores = classifier.apply(images);
            return new Readout.Reading(scores, AttackLoss.CROSS_ENTROPY.perImage(scores, labels));
        };
    }

    /**
     * The classifier's scores with their deviations, where the network predicts them; its mean is {@link #classifier}. Evaluations of
     * confidence draw from it. Empty by default.
     */
    default Optional<ScoreDistribution> scoreDistribution(RunDescription run) {
        return Optional.empty();
    }

    /** What turns 8-bit images into the classifier's inputs: the settings {@code standardisation.mean} and {@code .std}. */
    default Standardisation standardisation(RunDescription run) {
        return CommonSettings.standardisation(run.settings());
    }

    /**
     * All that is done to a stored image before the classifier is given it. By default it is standardised. A method that resizes says it
     * here: its classifier then takes images of the pipeline's output shape.
     */
    default InputPipeline inputs(RunDescription run) {
        return new InputPipeline(run.images(), List.of(new Standardise(standardisation(run))));
    }

    /**
     * The images that the run is trained on, as it is shown them in its first epoch, for evaluations of training images. Nothing by
     * default.
     */
    default Optional<Examples> trainingImages(RunDescription run, Dataset dataset) {
        return Optional.empty();
    }

    /**
     * How many of the data set's first test images training looks at, corrupted: to tune something on them. An evaluation on
     * corrupted images must leave them out. None by default.
     */
    default int testImagesSeen(RunDescription run) {
        return 0;
    }

    /**
     * The variant that is trained like this one but for its defence, for example on clean instead of on adversarial images:
     * what breaks it is tried on this one, too (check C8). Empty if this one has no defence, and by default.
     */
    default Optional<Map<String, String>> undefendedTwin(RunDescription run) {
        return Optional.empty();
    }

    /**
     * Draws pictures of what a trained network does beyond classifying: targets and predictions of auxiliary tasks, label
     * representations, saliency. They are for people; nothing is measured here.
     */
    default void illustrate(IllustrationContext context) {}

    /**
     * What its readouts state of networks and labels besides scores and losses, so that tables and claims may ask for it: names as they are
     * recorded, words in capitals standing for any text, as in {@code decoder.ROW.output}. None by default.
     */
    default List<String> facts() {
        return List.of();
    }
}
