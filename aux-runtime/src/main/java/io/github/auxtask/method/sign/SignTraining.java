package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.PretrainedWeights;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.task.Criterion;
import java.util.Map;
import java.util.Optional;

/** One training of the paper (sheet, sections 2 to 6). */
final class SignTraining {
    private SignTraining() {}

    static TrainingDeclaration of(TrainingContext context) {
        Settings settings = context.settings();
        SignVariant variant = SignVariant.of(context.run());
        SignNetwork network = SignNetwork.of(context.run());
        TrainingData data = SignData.of(context, variant);
        Optional<BatchStage> policies = SignAugmentation.stage(variant.scheme(), context);
        if (policies.isPresent()) {
            data = data.stage(policies.get());
        }
        boolean mixes = variant.scheme() == SignVariant.Scheme.MIXUP;
        if (mixes) {
            data = data.stage(new Mixup(
                    settings.number(SignKeys.ALPHA),
                    settings.text(SignKeys.LAMBDA).equals(SignKeys.IMAGE),
                    network.classes(),
                    context.seed()));
        }
        Criterion criterion = mixes ? new SoftCrossEntropy(network.classes()) : Criterion.CROSS_ENTROPY;
        if (network.isAleatoric()) {
            AleatoricCriterion aleatoric = new AleatoricCriterion(network, settings.integer(SignKeys.SAMPLES), mixes);
            criterion = aleatoric;
            data = data.stage(aleatoric.noise(context.seed()));
        }
        TrainingDeclaration declaration =
                TrainingDeclaration.of(data, SignMethod.backbone(context.run())).criterion(criterion);
        Optional<PretrainedWeights> weights = PretrainedWeights.of(settings, SignKeys.WEIGHTS);
        if (weights.isPresent()) {
            declaration = declaration.pretrained(weights.get(), variant.model(), "");
        }
        return variant.scheme() == SignVariant.Scheme.DELTA_ONLY ? withSource(declaration, context) : declaration;
    }

    private static TrainingDeclaration withSource(TrainingDeclaration declaration, TrainingContext context) {
        TrainingDeclaration whole = declaration;
        for (Map.Entry<String, float[]> value :
                DeltaNetwork.values(context.run()).entrySet()) {
            whole = whole.startingFrom(value.getKey(), value.getValue());
        }
        return whole;
    }
}
