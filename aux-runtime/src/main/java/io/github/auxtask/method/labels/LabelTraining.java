package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
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
        List<TrainingPhase> phases = phases(context.run());
        TrainingData data = LabelData.of(context.dataset(), settings, variant.level(), context.seed());
        phases.forEach(phase -> LabelData.requireWholeBatches(data.train().count(), phase.batch()));
        TrainingDeclaration declaration = TrainingDeclaration.of(data, network)
                .criterion(LabelRepresentationMethod.criterion(variant, network, settings))
                .initialised(initialisation())
                .keeping(pictured(settings, phases));
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

    /** As the settings say; of equally accurate epochs the one with the lower validation loss is kept. */
    static List<TrainingPhase> phases(RunDescription run) {
        return CommonSettings.phases(run, CommonSettings.standardisation(run.settings())).stream()
                .map(phase -> phase.ending(phase.choice().breakingTiesByLoss()))
                .toList();
    }

    /** Epochs after which the network is kept for pictures, without the last, whose network is kept anyhow. */
    static Set<Integer> pictured(Settings settings, List<TrainingPhase> phases) {
        int epochs = phases.stream().mapToInt(TrainingPhase::epochs).sum();
        Set<Integer> pictured = new TreeSet<>();
        for (String part : settings.texts(LabelKeys.PICTURE_EPOCHS)) {
            if (!part.matches("[1-9][0-9]{0,6}|[1-9][0-9]?%")) {
                throw new BadInputException("Setting '" + LabelKeys.PICTURE_EPOCHS + "' is '"
                        + settings.asMap().get(LabelKeys.PICTURE_EPOCHS)
                        + "', but must be a list of epochs from 1 or shares of all of them, as in [1, 10%, 50%].");
            }
            int number = Integer.parseInt(part.replace("%", ""));
            pictured.add(part.endsWith("%") ? Math.max(1, epochs * number / PERCENT) : number);
        }
        pictured.remove(epochs);
        return pictured;
    }
}
