package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.augment.ClassicalSettings;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.deepaugment.DeepAugment;
import io.github.auxtask.data.deepaugment.DeepAugmentSettings;
import io.github.auxtask.data.deepaugment.Policies;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.method.ReproductionFolder;
import io.github.auxtask.method.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which augmentation goes with a scheme: the paper leaves open what is done beside mixup and moved images. Its policies are learned on
 * images as they are, and applied to those and to moved ones.
 */
final class SignAugmentation {
    private SignAugmentation() {}

    /** What is done to single images in 8 bits. */
    static Augmentation of(SignVariant.Scheme scheme, Settings settings) {
        String name = switch (scheme) {
            case PLAIN, DELTA_ONLY, DEEPAUGMENT, DEEPAUGMENT_SIGN -> SignKeys.NONE;
            case CLASSICAL -> SignKeys.CLASSICAL;
            case MIXUP -> settings.text(SignKeys.MIXUP_AUGMENTATION);
            case SIGN -> settings.text(SignKeys.SIGN_AUGMENTATION);
        };
        return name.equals(SignKeys.NONE) ? Augmentation.NONE : ClassicalSettings.read(settings);
    }

    /**
     * The policies that the settings name, where the scheme has them.
     *
     * @param folder the reproduction's, where a file of them lies
     * @throws io.github.auxtask.core.BadInputException if they cannot be used
     */
    static Optional<Policies> policies(SignVariant.Scheme scheme, Settings settings, Supplier<Path> folder) {
        return scheme == SignVariant.Scheme.DEEPAUGMENT || scheme == SignVariant.Scheme.DEEPAUGMENT_SIGN
                ? Optional.of(DeepAugmentSettings.policies(settings, folder))
                : Optional.empty();
    }

    /** What DeepAugment's policies do to batches, where the scheme has them. */
    static Optional<BatchStage> stage(SignVariant.Scheme scheme, TrainingContext context) {
        Settings settings = context.settings();
        Optional<Policies> policies = policies(
                scheme,
                settings,
                () -> context.service(ReproductionFolder.class).path());
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        ImageShape shape = context.dataset().train().shape();
        Standardisation standardisation = CommonSettings.standardisation(settings);
        DeepAugment stage = new DeepAugment(
                policies.get(), DeepAugmentSettings.application(settings), shape, standardisation, context.seed());
        boolean fitted = settings.text(SignKeys.SIGN_RANGE).equals(SignKeys.FITTED);
        return Optional.of(fitted ? new FittedRange(stage, shape, standardisation) : stage);
    }
}
