package io.github.auxtask.method;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a paper proposes, in a form that can be run. Implementations hold no state. */
public interface Method extends Extension {
    /** The name in {@code reproduction.yaml}, for example {@code fourier-auxiliary}. */
    @Override
    String name();

    /** Raised whenever the same settings would train another network; part of every run's id. */
    @Override
    int version();

    /** Every setting it knows, with default and meaning. */
    @Override
    List<SettingKey> settings();

    /**
     * The deployed classifier: standardised images [N, C, H, W] to scores [N, K]. It is what is evaluated, attacked and exported.
     *
     * @param variant the run's place in the grid, axis to value
     * @param settings resolved
     * @param classes K
     */
    UnaryOperator<Tensor> classifier(Map<String, String> variant, Settings settings, int classes);

    /**
     * The classifier's scores together with the loss that it is trained with, image by image: what attacks with {@code loss: method}
     * climb. Cross entropy of the scores unless the method says otherwise.
     *
     * @param variant the run's place in the grid, axis to value
     * @param settings resolved
     * @param classes K
     */
    default Readout readout(Map<String, String> variant, Settings settings, int classes) {
        UnaryOperator<Tensor> classifier = classifier(variant, settings, classes);
        return (images, labels) -> {
            Tensor scores = classifier.apply(images);
            return new Readout.Reading(scores, AttackLoss.CROSS_ENTROPY.perImage(scores, labels));
        };
    }

    /**
     * How many of the data set's first test images training looks at, corrupted: to tune something on them. An evaluation on
     * corrupted images must leave them out. None by default.
     */
    default int testImagesSeen(Map<String, String> variant, Settings settings) {
        return 0;
    }

    /**
     * The variant that is trained like this one but for its defence, for example on clean instead of on adversarial images:
     * what breaks it is tried on this one, too (check C8). Empty if this one has no defence, and by default.
     */
    default Optional<Map<String, String>> undefendedTwin(Map<String, String> variant, Settings settings) {
        return Optional.empty();
    }

    /** What turns 8-bit images into the classifier's inputs. */
    Standardisation standardisation(Settings settings);

    /**
     * Trains to the end, from the newest checkpoint if there is one.
     *
     * @throws io.github.auxtask.train.StoppedException if asked to stop; a checkpoint is written
     * @throws io.github.auxtask.core.BadInputException if a setting or a part of the variant makes no sense
     * @throws io.github.auxtask.core.RunFailedException if the loss is no longer a number, or the disk is full
     */
    TrainingOutcome train(TrainingContext context);

    /**
     * Draws pictures of what a trained network does beyond classifying: targets and predictions of auxiliary tasks, label
     * representations, saliency. They are for people; nothing is measured here.
     */
    default void illustrate(IllustrationContext context) {}
}
