package io.github.auxtask.method.sign;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.nn.ScoreDistribution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network of a run. Where it predicts deviations, its last layer is wider: scores first, what deviations are made of behind them (Kendall
 * and Gal 2017, section 3.3).
 *
 * @param network images to features and the outputs of the last layer
 * @param classes K
 * @param deviations how many outputs there are behind the scores: none, one, or K
 * @param exponential whether deviations are the exponential of those outputs, instead of their softplus
 */
record SignNetwork(Backbone network, int classes, int deviations, boolean exponential) {
    private static final String DROPOUT = "network.dropout";
    private static final String BASIC_DROPOUT = "network.basic-cnn.dropout";
    private static final String STRIDES = "network.strides";
    private static final double PAPERS_DROPOUT = 0.3;

    /** What architectures call these. */
    private static final String THEIR_DROPOUT = "dropout";

    private static final String THEIR_STRIDES = "strides";

    static List<SettingKey> keys() {
        return List.of(
                SettingKey.number(
                                DROPOUT,
                                0,
                                "probability of dropout before the last layer of nasnetamobile and inception_resnet_v2;"
                                        + " 0 as in Keras, 0.5 and 0.2 as published")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.numbers(
                                BASIC_DROPOUT,
                                List.of(PAPERS_DROPOUT, PAPERS_DROPOUT, PAPERS_DROPOUT),
                                "basic_cnn: probabilities of dropout behind both poolings and the hidden layer; DeepAugment"
                                        + " itself has 0.6, 0.6 and 0.5")
                        .atLeast(0)
                        .atMost(1)
                        .length(3),
                SettingKey.choice(
                        STRIDES,
                        "small-images",
                        List.of("small-images", "published"),
                        "nasnetamobile: strides for 32 x 32 pixels, or as published, which leave one pixel of them"));
    }

    /**
     * The network of a run.
     *
     * @throws io.github.auxtask.core.BadInputException if there is no such architecture
     */
    static SignNetwork of(RunDescription run) {
        SignVariant variant = SignVariant.of(run);
        Settings settings = run.settings();
        int classes = run.classes();
        int deviations = !variant.aleatoric() ? 0 : settings.text(SignKeys.PER).equals(SignKeys.IMAGE) ? 1 : classes;
        return new SignNetwork(
                Backbones.named(variant.model(), classes + deviations, architectures(variant.model(), settings)),
                classes,
                deviations,
                settings.text(SignKeys.SIGMA).equals("exp"));
    }

    /** Of the settings those that the architecture has. */
    private static Settings architectures(String model, Settings settings) {
        Architecture architecture = Backbones.registry().named(model);
        Map<String, Object> own = new HashMap<>();
        for (SettingKey key : architecture.settings()) {
            if (key.name().equals(THEIR_STRIDES)) {
                own.put(THEIR_STRIDES, settings.text(STRIDES));
            } else if (key.name().equals(THEIR_DROPOUT)) {
                String ours = key.type() == SettingKey.Type.NUMBERS ? BASIC_DROPOUT : DROPOUT;
                own.put(THEIR_DROPOUT, settings.asMap().get(ours));
            }
        }
        return Settings.of(own);
    }

    /** Whether it predicts deviations. */
    boolean isAleatoric() {
        return deviations > 0;
    }

    /** The scores among the outputs of the last layer: [N, K]. */
    Tensor scores(Tensor outputs) {
        return isAleatoric() ? outputs.slice(1, 0, classes) : outputs;
    }

    /** The deviations of the scores: [N, K], the same in a row where there is one an image. */
    Tensor deviation(Tensor outputs) {
        Tensor raw = outputs.slice(1, classes, (long) classes + deviations);
        Tensor positive = exponential ? raw.exp() : raw.softplus();
        return deviations == classes
                ? positive
                : positive.add(scores(outputs).detach().times(0));
    }

    /** The scores with their deviations. */
    ScoreDistribution.Normal distribution(Tensor outputs) {
        return new ScoreDistribution.Normal(scores(outputs), deviation(outputs));
    }
}
