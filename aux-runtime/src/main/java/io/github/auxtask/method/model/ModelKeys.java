package io.github.auxtask.method.model;

import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.train.PretrainedWeights;
import java.util.ArrayList;
import java.util.List;

/** What can be said of a model of one's own. */
final class ModelKeys {
    /** The network, where the grid has no axis of that name. */
    static final String ARCHITECTURE = "architecture";

    /** Where the file is, and which one it must be. */
    static final String WEIGHTS = "weights";

    /** The classes in the order of the model's scores. */
    static final String CLASSES = "classes";

    /** How an ensemble is put together. */
    static final String TOGETHER = "together";

    static final String NOT = "none";
    static final String PROBABILITIES = "sum-of-softmax";
    static final String LOGITS = "mean-of-logits";

    private static final int CHANNELS = 3;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private ModelKeys() {}

    static List<SettingKey> all() {
        List<SettingKey> keys = new ArrayList<>(List.of(
                SettingKey.text(ARCHITECTURE, "", "the network, where the grid has no axis of that name"),
                SettingKey.texts(
                        CLASSES,
                        List.of(),
                        "names of the classes in the order of the model's scores; the data set's own order if empty"),
                SettingKey.choice(
                        TOGETHER,
                        NOT,
                        List.of(NOT, PROBABILITIES, LOGITS),
                        "how the runs that are needed as 'members' are put together to one classifier; none for a model"
                                + " with a file of its own"),
                SettingKey.choice(
                        CommonSettings.PRECISION,
                        Precision.FP32.toString(),
                        List.of(Precision.FP32.toString()),
                        "in which the values are kept; evaluations have a precision of their own"),
                SettingKey.integer(
                                CommonSettings.TEST_IMAGES,
                                0,
                                "test images that evaluations use, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.numbers(
                                CommonSettings.MEAN,
                                List.of(0, 0, 0),
                                "what is subtracted from red, green and blue on the scale 0 to 1 before the model is given them;"
                                        + " 0 where it takes pixels from 0 to 1")
                        .atLeast(0)
                        .atMost(1)
                        .length(CHANNELS),
                SettingKey.numbers(
                                CommonSettings.STD,
                                List.of(1, 1, 1),
                                "what they are then divided by; 1 where the model takes pixels from 0 to 1")
                        .atLeast(SMALLEST_DEVIATION)
                        .atMost(1)
                        .length(CHANNELS)));
        keys.addAll(PretrainedWeights.keys(WEIGHTS));
        return List.copyOf(keys);
    }
}
