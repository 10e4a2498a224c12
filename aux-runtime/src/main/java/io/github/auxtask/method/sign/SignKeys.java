package io.github.auxtask.method.sign;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.ClassicalSettings;
import io.github.auxtask.data.deepaugment.DeepAugmentSettings;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.train.PretrainedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The settings of {@link SignMethod}. There is no code by the authors, and much that the paper does not say: each gap is a setting, whose
 * default is the reading that the sheet recommends.
 */
final class SignKeys {
    static final String LAYER = "sign.layer";
    static final String STEPS = "sign.steps";
    static final String UPDATE = "sign.update";
    static final String AT = "sign.at";
    static final String STEP = "sign.step";
    static final String ETA = "sign.eta";
    static final String ORIGINAL = "sign.original";
    static final String SIGN_AUGMENTATION = "sign.augmentation";
    static final String SIGN_RANGE = "sign.augmented-range";
    static final String DELTA_ETA = "delta.eta";
    static final String ALPHA = "mixup.alpha";
    static final String LAMBDA = "mixup.lambda";
    static final String MIXUP_AUGMENTATION = "mixup.augmentation";
    static final String SAMPLES = "uncertainty.samples";
    static final String SIGMA = "uncertainty.sigma";
    static final String PER = "uncertainty.per";
    static final String HELD = "validation.held";
    static final String HELD_SEED = "validation.seed";
    static final String WATCHED = "validation.of";
    static final String WEIGHTS = "weights";

    static final String NONE = "none";
    static final String CLASSICAL = "classical";
    static final String IMAGE = "image";
    static final String FITTED = "fitted";
    static final String TEST = "test";

    private static final double ONE_LEVEL = 1.0 / 255;
    private static final int SAMPLES_IN_TRAINING = 50;
    private static final int HELD_OUT = 5000;
    private static final double ADAM = 1e-3;

    private SignKeys() {}

    static List<SettingKey> all() {
        List<SettingKey> own = new ArrayList<>(algorithm());
        own.addAll(schemes());
        own.addAll(networks());
        return CommonSettings.usual()
                .with(CommonSettings.EPOCHS, 100)
                .with("optimiser.name", "adam")
                .with(CommonSettings.LEARNING_RATE, ADAM)
                .with(CommonSettings.MEAN, List.of(0, 0, 0))
                .with(CommonSettings.STD, List.of(1, 1, 1))
                .and(own.toArray(SettingKey[]::new))
                .keys();
    }

    private static List<SettingKey> algorithm() {
        return List.of(
                SettingKey.choice(
                        LAYER,
                        "penultimate",
                        List.of("penultimate", "logits"),
                        "whose outputs are added up: what the last linear layer reads, or the scores"),
                SettingKey.numbers(
                        STEPS,
                        List.of(50, 100),
                        "K: after how many iterations images are kept, each a copy of the set"),
                SettingKey.choice(
                        UPDATE,
                        "accumulate",
                        List.of("accumulate", "last"),
                        "whether a change is added to all before it, or to the original"),
                SettingKey.choice(
                        AT,
                        "iterate",
                        List.of("iterate", "original"),
                        "where the gradient is taken: at the image with the changes so far, or at the original"),
                SettingKey.choice(
                        STEP,
                        "linf",
                        List.of("raw", "linf", "l2"),
                        "the gradient as it is, or with eta as its largest value or its length, image by image"),
                SettingKey.number(ETA, ONE_LEVEL, "size of a step on the scale 0 to 1; without effect on raw ones")
                        .atLeast(0),
                SettingKey.flag(ORIGINAL, true, "whether the originals stay in the training set"),
                SettingKey.choice(
                        SIGN_AUGMENTATION,
                        NONE,
                        List.of(NONE, CLASSICAL),
                        "augmentation beside the scheme sign, of originals and of moved images"),
                SettingKey.choice(
                        SIGN_RANGE,
                        FITTED,
                        List.of(FITTED, "clipped"),
                        "what becomes of values outside 0 to 1 where moved images are augmented, which knows none:"
                                + " the image's own range takes the place of 0 to 1, or they are clipped"),
                SettingKey.number(
                                DELTA_ETA, 1, "scheme delta-only: eta of the one step, whose change alone is the image")
                        .atLeast(0));
    }

    private static List<SettingKey> schemes() {
        return List.of(
                SettingKey.number(ALPHA, 1, "mixup: both parameters of the beta distribution of lambda")
                        .atLeast(1e-3),
                SettingKey.choice(
                        LAMBDA, "batch", List.of("batch", IMAGE), "mixup: one lambda a batch, or one for each image"),
                SettingKey.choice(
                        MIXUP_AUGMENTATION, NONE, List.of(NONE, CLASSICAL), "augmentation before images are mixed"),
                SettingKey.integer(SAMPLES, SAMPLES_IN_TRAINING, "uncertainty: T, draws for each image in training")
                        .atLeast(1),
                SettingKey.choice(
                        SIGMA, "softplus", List.of("softplus", "exp"), "uncertainty: what makes deviations positive"),
                SettingKey.choice(
                        PER,
                        "class",
                        List.of("class", IMAGE),
                        "uncertainty: a deviation for each class, or one an image"));
    }

    private static List<SettingKey> networks() {
        List<SettingKey> keys = new ArrayList<>(List.of(
                SettingKey.integer(
                                HELD,
                                HELD_OUT,
                                "training images held out to choose the epoch by, drawn by validation.seed")
                        .atLeast(1),
                SettingKey.integer(HELD_SEED, 0, "seed of what is held out, the same for all runs")
                        .atLeast(0),
                SettingKey.choice(
                        WATCHED,
                        "held-out",
                        List.of("held-out", TEST),
                        "which images choose the epoch; test if the authors did so, which the paper does not deny:"
                                + " then nothing is held out")));
        keys.addAll(ClassicalSettings.keys());
        keys.addAll(DeepAugmentSettings.keys());
        keys.addAll(SignNetwork.keys());
        keys.addAll(PretrainedWeights.keys(WEIGHTS));
        return keys;
    }

    /**
     * The numbers of iterations after which images are kept, ascending.
     *
     * @throws BadInputException unless they are whole, at least 1, and at least one
     */
    static List<Integer> counts(Settings settings) {
        TreeSet<Integer> counts = new TreeSet<>();
        List<Double> given = settings.numbers(STEPS);
        for (double count : given) {
            if (count < 1 || count != Math.rint(count) || count > Integer.MAX_VALUE) {
                throw refused(settings);
            }
            counts.add((int) count);
        }
        if (counts.isEmpty() || counts.size() < given.size()) {
            throw refused(settings);
        }
        return List.copyOf(counts);
    }

    private static BadInputException refused(Settings settings) {
        return new BadInputException("Setting '" + STEPS + "' is '"
                + settings.asMap().get(STEPS)
                + "', but must be one or more different whole numbers of at least 1, as in [50, 100].");
    }
}
