package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.method.CommonSettings;
import java.util.List;

/**
 * The settings of {@link SelfSupervisionMethod}; where paper and released code differ, or the paper is silent, defaults are the
 * released code's, but for the blur, which does nothing there.
 */
final class SelfSupervisionKeys {
    static final String NETWORK = "network";
    static final String LAMBDA = "lambda";
    static final String MSE_WEIGHT = "mse.weight";
    static final String EXTRA_LAYER = "heads.extra-layer";
    static final String SIGMOID = "heads.sigmoid";
    static final String COLOUR_LOSS = "colour.loss";
    static final String SIGMA = "bir.sigma";
    static final String META_BATCH = "meta.batch";
    static final String META_BETA = "meta.beta";
    static final String META_ALPHA = "meta.alpha";
    static final String META_WARM_UP = "meta.warm-up";
    static final String META_INCLUSIVE = "meta.inclusive";
    static final String META_IMAGES = "meta.images";
    static final String META_SOURCE = "meta.source";
    static final String META_COUNT = "meta.count";

    static final String FACTOR = "factor";
    static final String FIRST = "first";

    /** Pixels: 7/255 of 32, the smallest reading of the released 7/255 that is visible. */
    private static final double VISIBLE_BLUR = 0.8784313725490196;

    private SelfSupervisionKeys() {}

    static List<SettingKey> all() {
        return CommonSettings.usual()
                .with(CommonSettings.BATCH, 64)
                .with(CommonSettings.EPOCHS, 100)
                .with("optimiser.learning-rate", 0.1)
                .with("optimiser.momentum", 0.9)
                .with("optimiser.weight-decay", 5e-4)
                .with("optimiser.nesterov", true)
                .with("schedule.name", "cosine")
                .with("schedule.last", 1e-6)
                .with("schedule.ahead", true)
                .with("selection", "last")
                .without(CommonSettings.MEAN, CommonSettings.STD)
                .and(
                        SettingKey.text(NETWORK, "wrn_40_2", "name of the backbone; the paper's is wrn_40_2"),
                        SettingKey.integer(
                                        CommonSettings.VALIDATION_IMAGES,
                                        0,
                                        "images held out to watch training, the last ones; 0 for none, as in the paper:"
                                                + " then the first 1000 training images, not augmented, stand in")
                                .atLeast(0),
                        SettingKey.number(
                                        LAMBDA,
                                        0.5,
                                        "weight of every task's loss; where weights are learned, at the start")
                                .atLeast(0),
                        SettingKey.number(
                                        MSE_WEIGHT,
                                        30,
                                        "factor of the mean squared errors: 30 in the code, 1 in the paper")
                                .atLeast(0),
                        SettingKey.flag(EXTRA_LAYER, true, "FC(128, 128) and ReLU before the decoders of pictures"),
                        SettingKey.flag(SIGMOID, true, "sigmoid after the decoders of whole pictures"),
                        SettingKey.choice(
                                COLOUR_LOSS,
                                "sum",
                                List.of("sum", "half"),
                                "cross entropies of a* and b* added up, or their mean"),
                        SettingKey.number(
                                        SIGMA,
                                        VISIBLE_BLUR,
                                        "deblurring: standard deviation of the blur in pixels; 0 as released, no blur"
                                                + " at all")
                                .atLeast(0)
                                .atMost(16),
                        SettingKey.integer(META_BATCH, 25, "learned weights: images in a meta batch")
                                .atLeast(1),
                        SettingKey.number(
                                        META_BETA, 0.01, "learned weights: step along the derivative of the meta loss")
                                .atLeast(0),
                        SettingKey.choice(
                                META_ALPHA,
                                FACTOR,
                                List.of(FACTOR, "learning-rate"),
                                "learned weights: step of the trial, the learning rate over its first value, or the"
                                        + " learning rate"),
                        SettingKey.integer(META_WARM_UP, 5, "learned weights: epochs before they move (tau)")
                                .atLeast(0),
                        SettingKey.flag(
                                META_INCLUSIVE,
                                true,
                                "learned weights: whether epoch tau, counted from 0, still belongs to the warm-up"),
                        SettingKey.choice(
                                META_IMAGES,
                                FIRST,
                                List.of(FIRST, "random"),
                                "learned weights: the first meta.count images of every corruption file, or that many"
                                        + " drawn from the first ten times as many"),
                        SettingKey.choice(
                                META_SOURCE,
                                "generated",
                                List.of("generated", "official"),
                                "learned weights: corrupted images made by the harness, or of the published archive"),
                        SettingKey.integer(
                                        META_COUNT,
                                        100,
                                        "learned weights: images of every corruption file in the meta set")
                                .atLeast(1))
                .keys();
    }
}
