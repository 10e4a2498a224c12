package io.github.auxtask.method.fourier;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.declaration.TrainingPhase;
import io.github.auxtask.train.task.Adversary;
import java.util.List;

/** One training of the paper (sheet, sections 2 to 6), whose phase is SGD, reduced on a plateau, with early stopping. */
final class FourierTraining {
    private static final double LINEAR_DEVIATION = 0.001;

    private FourierTraining() {}

    static TrainingDeclaration of(TrainingContext context) {
        Settings settings = context.settings();
        FourierVariant variant = FourierVariant.of(context.run());
        TrainingData data = FourierData.of(context.dataset(), settings, context.seed());
        TrainingDeclaration classifier = TrainingDeclaration.of(
                        data,
                        Backbones.named(variant.architecture(), context.run().classes()))
                .initialised(initialisation());
        ImageShape images = data.train().shape();
        double lambda = settings.number(FourierKeys.LAMBDA);
        return switch (variant.task()) {
            case FourierVariant.RECON ->
                classifier.task(new ReconstructionTask(images.channels(), images.height()), lambda);
            case FourierVariant.FT ->
                classifier.task(
                        new FourierTask(new FourierTargets(reading(settings), images.height(), images.width())),
                        lambda);
            // The paper's network without a task has the decoder, too; left out, it changes nothing.
            default -> classifier;
        };
    }

    private static FourierTargets.Reading reading(Settings settings) {
        return settings.text(FourierKeys.TARGETS).equals(FourierKeys.OWN)
                ? FourierTargets.Reading.OWN
                : FourierTargets.Reading.BATCH_ROLLED;
    }

    /** Kaiming normal with fan out for convolutions, N(0, 0.001) for the last layer, torch's defaults else (sheet, section 3). */
    private static Initialisation initialisation() {
        return Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.DECONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(ParameterKind.LINEAR_WEIGHT, Initialiser.normal(LINEAR_DEVIATION));
    }

    /** As the settings say, on adversarial images if the variant is trained on them. */
    static List<TrainingPhase> phases(RunDescription run) {
        List<TrainingPhase> phases = CommonSettings.phases(run, CommonSettings.standardisation(run.settings()));
        if (!FourierVariant.of(run).adversarial()) {
            return phases;
        }
        AdversarialTraining fgsm = AdversarialTraining.of(
                Adversary.fgsmOfOwnPrediction(run.settings().number(FourierKeys.EPSILON)));
        return phases.stream().map(phase -> phase.adversarial(fgsm)).toList();
    }
}
