package io.github.auxtask.method.convengers;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * "Marvel Phase 5: The Convengers Initiative" (Sean Lin, Norman Karr, UC Berkeley 2021): the features of ResNet-101, Inception-v3 and
 * VGG19-BN are joined by dense blocks and trained in five phases, in which one network after the other is unfrozen, on clean and on
 * adversarial images. The paper says that this is about as accurate as its baselines and noticeably more robust.
 *
 * <p>Axis {@code model}: the baselines resnet and inception, ensemble-resnet and ensemble-inception for the members of the ensemble, the
 * ensemble itself, and convengers. Re-run in {@code reproductions/convengers}.
 */
public final class ConvengersMethod implements Method {
    private static final String MEMBERS = "members";

    @Override
    public String name() {
        return "convengers";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return ConvengersKeys.all();
    }

    @Override
    public Optional<Composition> composition(RunDescription run) {
        return ConvengersVariant.of(run) == ConvengersVariant.ENSEMBLE
                ? Optional.of(Composition.sumOfSoftmax(MEMBERS))
                : Optional.empty();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        return ConvengersTraining.of(context);
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        ConvengersNetwork network = ConvengersNetworks.of(run);
        return images -> network.apply(images).logits();
    }

    @Override
    public InputPipeline inputs(RunDescription run) {
        return ConvengersInputs.test(run.settings(), run.images());
    }

    @Override
    public Optional<Examples> trainingImages(RunDescription run, Dataset dataset) {
        return Optional.of(ConvengersData.training(dataset, run.settings(), run.seed()));
    }
}
