package io.github.auxtask.method.convengers;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.PretrainedWeights;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.task.TopCriterion;
import java.util.List;
import java.util.Optional;

/** One training of the paper (sheet, sections 2 to 4), whose phases are those of its settings. */
final class ConvengersTraining {
    /** Of the extractors. */
    static final List<String> SCOPES =
            List.of(ConvengersNetworks.RESNET, ConvengersNetworks.INCEPTION, ConvengersNetworks.VGG);

    private ConvengersTraining() {}

    static TrainingDeclaration of(TrainingContext context) {
        Settings settings = context.settings();
        ConvengersNetwork network = ConvengersNetworks.of(context.run());
        TrainingDeclaration declaration = TrainingDeclaration.of(
                        ConvengersData.of(context.dataset(), settings, context.seed()), network)
                .criterion(new TopCriterion(settings.integer(ConvengersKeys.TOP)));
        if (!settings.flag(ConvengersKeys.PRETRAINED) || context.isMeasured()) {
            return declaration;
        }
        for (Extractor extractor : network.extractors()) {
            Optional<PretrainedWeights> weights =
                    PretrainedWeights.of(settings, ConvengersKeys.weights(extractor.scope()));
            if (weights.isPresent()) {
                declaration = declaration.pretrained(weights.get(), extractor.architecture(), extractor.scope());
            }
        }
        return declaration;
    }
}
