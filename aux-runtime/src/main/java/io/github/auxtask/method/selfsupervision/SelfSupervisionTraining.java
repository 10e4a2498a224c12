package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Initialiser;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.CorruptedTestImages;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.task.LearnedWeights;

/** One training of the paper (sheet, sections 2 to 5), whose phase is SGD with half a cosine by step to the last epoch. */
final class SelfSupervisionTraining {
    private static final String CLASSIFIER_BIAS = "fc.bias";

    private SelfSupervisionTraining() {}

    static TrainingDeclaration of(TrainingContext context) {
        Settings settings = context.settings();
        SelfSupervisionVariant variant = SelfSupervisionVariant.of(context.run());
        TrainingData data = SelfSupervisionData.of(context.dataset(), settings, context.seed());
        TrainingDeclaration declaration = TrainingDeclaration.of(
                        data,
                        Backbones.named(
                                settings.text(SelfSupervisionKeys.NETWORK),
                                context.run().classes()))
                .initialised(initialisation());
        ImageShape images = data.train().shape();
        for (SelfSupervisionTask task : variant.tasks()) {
            declaration = declaration.task(
                    task.task(settings, images, context.seed()), settings.number(SelfSupervisionKeys.LAMBDA));
        }
        return variant.learned() ? declaration.learningWeights(learnedWeights(context)) : declaration;
    }

    /**
     * Convolutions N(0, sqrt(2 / (k k out))), bias of the classifier 0; heads keep torch's defaults, as in the released code, which
     * makes them after its loop over the layers (sheet, section 2).
     */
    private static Initialisation initialisation() {
        return Initialisation.torchDefaults()
                .with(ParameterKind.CONV_WEIGHT, Initialiser.kaimingNormalFanOut())
                .with(CLASSIFIER_BIAS, Initialiser.constant(0));
    }

    private static LearnedWeights learnedWeights(TrainingContext context) {
        Settings settings = context.settings();
        double first = settings.number(CommonSettings.LEARNING_RATE);
        ImageExamples meta = ImageExamples.of(
                MetaSet.of(
                        context.service(CorruptedTestImages.class).from(MetaSet.source(settings)),
                        settings,
                        context.seed()),
                Standardisation.SYMMETRIC);
        return new LearnedWeights(
                BatchLoader.of(meta, settings.integer(SelfSupervisionKeys.META_BATCH))
                        .shuffled(context.seed())
                        .threads(0),
                settings.integer(SelfSupervisionKeys.META_WARM_UP)
                        + (settings.flag(SelfSupervisionKeys.META_INCLUSIVE) ? 1 : 0),
                settings.text(SelfSupervisionKeys.META_ALPHA).equals(SelfSupervisionKeys.FACTOR) ? 1 / first : 1,
                settings.number(SelfSupervisionKeys.META_BETA));
    }
}
