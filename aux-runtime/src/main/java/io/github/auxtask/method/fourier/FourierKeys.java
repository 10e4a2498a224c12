package io.github.auxtask.method.fourier;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.method.CommonSettings;
import java.util.List;

/** The settings of {@link FourierAuxiliaryMethod}; defaults are the paper's, or the released code's where the paper is silent. */
final class FourierKeys {
    static final String LAMBDA = "lambda";
    static final String EPSILON = "adversary.epsilon";
    static final String TARGETS = "ft.targets";
    static final String SPLIT_SEED = "split.seed";
    static final String SPLIT_TRAIN = "split.train";
    static final String PADDING = "augmentation.padding-mode";
    static final String AUGMENT_VALIDATION = "augmentation.validation";

    static final String OWN = "own";
    static final String BATCH_ROLLED = "batch-rolled";

    private FourierKeys() {}

    static List<SettingKey> all() {
        return CommonSettings.usual()
                .with(CommonSettings.BATCH, 128)
                .with(CommonSettings.EPOCHS, 200)
                .with("optimiser.learning-rate", 0.1)
                .with("optimiser.momentum", 0.9)
                .with("optimiser.weight-decay", 4e-5)
                .with("schedule.name", "plateau")
                .with("schedule.factor", 0.2)
                .with("schedule.patience", 5)
                .with("schedule.threshold", 1e-4)
                .with("early-stopping.patience", 10)
                .with("selection", "best-validation")
                .with(CommonSettings.MEAN, List.of(0.4914, 0.4822, 0.4465))
                .with(CommonSettings.STD, List.of(0.247, 0.243, 0.261))
                .and(
                        SettingKey.number(LAMBDA, 0.01, "weight of the auxiliary loss")
                                .atLeast(0),
                        SettingKey.number(
                                        EPSILON,
                                        0.3,
                                        "FGSM's epsilon in adversarial training, in standardised units, L-infinity")
                                .atLeast(0),
                        SettingKey.choice(
                                TARGETS,
                                OWN,
                                List.of(OWN, BATCH_ROLLED),
                                "whose spectrum the ft task predicts: the image's own, or that of another image of the"
                                        + " batch"),
                        SettingKey.integer(
                                SPLIT_SEED, 0, "seed of Python's random.sample that splits off validation images"),
                        SettingKey.number(
                                        SPLIT_TRAIN,
                                        0.95,
                                        "share of the training images that is trained on; the rest validates")
                                .atLeast(0)
                                .atMost(1),
                        SettingKey.choice(
                                PADDING,
                                "symmetric",
                                List.of("symmetric", "zero"),
                                "border of images before the random crop"),
                        SettingKey.flag(
                                AUGMENT_VALIDATION, false, "whether validation images are cropped and flipped too"))
                .keys();
    }
}
