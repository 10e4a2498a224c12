package io.github.auxtask.method.search;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.method.CommonSettings;
import java.util.List;

/** The settings of {@link PolicySearchMethod}; defaults are those of DeepAugment's {@code deepaugment.py}, but for the policies of a trial. */
final class PolicySearchKeys {
    static final String SEED = "search.seed";
    static final String INITIAL = "search.initial-points";
    static final String POLICIES = "search.policies";
    static final String BEST = "search.best-epochs";
    static final String GAP = "search.largest-gap";
    static final String HUE = "search.hue";
    static final String MODEL = "child.model";
    static final String DROPOUT = "child.dropout";

    private static final int INITIAL_POINTS = 10;
    private static final double RATE = 1e-3;

    private PolicySearchKeys() {}

    static List<SettingKey> all() {
        PolicyReward reward = PolicyReward.RELEASED;
        return CommonSettings.usual()
                .with(CommonSettings.BATCH, 64)
                .with(CommonSettings.EPOCHS, 50)
                .with("optimiser.name", "keras-rmsprop")
                .with(CommonSettings.LEARNING_RATE, RATE)
                .with("schedule.name", "inverse-time")
                .with(CommonSettings.MEAN, List.of(0, 0, 0))
                .with(CommonSettings.STD, List.of(1, 1, 1))
                .with(CommonSettings.TRAIN_IMAGES, 2000)
                .with(CommonSettings.VALIDATION_IMAGES, 1000)
                .and(
                        SettingKey.integer(SEED, 0, "seed of the points that are tried, and of the images held out")
                                .atLeast(0),
                        SettingKey.integer(
                                        INITIAL, INITIAL_POINTS, "trials before the forest decides, trial 0 included")
                                .atLeast(1),
                        SettingKey.integer(
                                        POLICIES,
                                        1,
                                        "policies that a trial tries together, each on a copy of all images: 1 when the"
                                                + " released policies were found, 5 in the code of 2019-05-18")
                                .atLeast(1),
                        SettingKey.integer(
                                        BEST, reward.best(), "epochs whose validation accuracies are a child's reward")
                                .atLeast(1),
                        SettingKey.number(
                                        GAP,
                                        reward.largestGap(),
                                        "by how much training accuracy, 0 to 1, may exceed validation accuracy in them")
                                .atLeast(0)
                                .atMost(1),
                        SettingKey.choice(
                                HUE,
                                HueReading.BYTES.toString(),
                                HueReading.words(),
                                "what add-to-hue-and-saturation is"),
                        SettingKey.text(MODEL, "basic_cnn", "architecture of the children"),
                        SettingKey.numbers(
                                        DROPOUT,
                                        List.of(0.6, 0.6, 0.5),
                                        "probabilities of dropout, where the children's architecture has three of them")
                                .atLeast(0)
                                .atMost(1)
                                .length(3))
                .keys();
    }

    /** What a child's training is worth. */
    static PolicyReward reward(Settings settings) {
        return new PolicyReward(settings.integer(BEST), settings.number(GAP));
    }

    /** What is searched. */
    static PolicySpace space(Settings settings) {
        return new PolicySpace(settings.integer(POLICIES));
    }
}
