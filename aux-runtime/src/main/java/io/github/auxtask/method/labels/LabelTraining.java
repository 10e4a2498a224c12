package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.declaration.EpochChoice;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.optimiser.Sgd;
import io.github.auxtask.train.schedule.MultiStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One training of the paper (sheet, section 5): SGD, the learning rate divided by ten at half and at three quarters of the epochs,
 * the weights with the best validation accuracy, of equal ones those with the lower validation loss.
 */
final class LabelTraining {
    private static final int PERCENT = 100;

    private LabelTraining() {}

    static TrainingDeclaration of(TrainingContext context) {
        Settings settings = context.settings();
        LabelVariant variant = LabelVariant.of(context.run());
        LabelNetwork network = variant.network(context.run().classes());
        TrainingDeclaration declaration = TrainingDeclaration.of(
                        LabelData.of(context.dataset(), settings, variant.level(), context.seed()), network)
                .criterion(LabelRepresentationMethod.criterion(variant, network, settings))
                .initialised(initialisation())
                .phases(List.of(phase(variant, settings)))
                .keeping(pictured(settings));
        ClassLabels labels = variant.representation().labels(LabelRepresentationMethod.request(context));
        declaration = declaration.learningFrom(
                labels.source(), Map.of("labels", labels.digest().hex()));
        return network.form().kind() == LabelForm.Kind.CATEGORY
                ? declaration
                : declaration.startingFrom(LabelNetwork.LABELS, labels.values().values());
    }

    /**
     * Kaiming normal with fan out for the encoder's convolutions, whose biases are 0, as bearpaw's encoders have it; torch's defaults
     * for heads, which the released code makes anew (sheet, section 3).
     */
    private static Initialisation initialisation() {
        return Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.CONV_BIAS, Initialiser.constant(0));
    }

    private static TrainingPhase phase(LabelVariant variant, Settings settings) {
        return TrainingPhase.of(
                        variant.encoder() + "/" + variant.representation().name(),
                        settings.integer(LabelKeys.EPOCHS),
                        settings.integer(LabelKeys.BATCH),
                        new Sgd(settings.number(LabelKeys.MOMENTUM), settings.number(LabelKeys.WEIGHT_DECAY), false),
                        (epochs, steps) -> new MultiStep(
                                settings.number(LabelKeys.LEARNING_RATE),
                                milestones(settings),
                                settings.number(LabelKeys.FACTOR)))
                .ending(EpochChoice.best().breakingTiesByLoss());
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
                throw new BadInputException("Setting '" + LabelKeys.PICTURE_EPOCHS + "' is '" + text
                        + "', but must be epochs from 1 or shares of all of them, separated by spaces, as in 1"
                        + " 10% 50%.");
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
