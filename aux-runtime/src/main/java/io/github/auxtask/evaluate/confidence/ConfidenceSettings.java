package io.github.auxtask.evaluate.confidence;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/**
 * How confidence is measured.
 *
 * @param threshold probability of the correct class up to which an image counts as one of low confidence; it counts itself
 * @param samples T, how often scores are drawn where the method predicts their distributions (Kendall and Gal 2017, equation 12)
 * @param uncertainty of one image
 */
public record ConfidenceSettings(double threshold, int samples, UncertaintyMeasure uncertainty) {
    private static final String THRESHOLD = "threshold";
    private static final String SAMPLES = "samples";
    private static final String UNCERTAINTY = "uncertainty";
    private static final String AUTO = "auto";

    /** Its settings. */
    public static final List<SettingKey> KEYS = List.of(
            SettingKey.number(
                            THRESHOLD,
                            0.5,
                            "low confidence: probability of the correct class up to this, itself included")
                    .atLeast(0)
                    .atMost(1),
            SettingKey.integer(SAMPLES, 100, "how often scores are drawn where the method predicts their deviations")
                    .atLeast(1),
            SettingKey.choice(
                    UNCERTAINTY,
                    AUTO,
                    List.of(AUTO, "mean-sigma", "predicted-sigma", "entropy"),
                    "of an image: the mean of its scores' predicted deviations, that of the predicted class, or the entropy of"
                            + " its probabilities in nats; auto is the first where the method predicts deviations, else the last"));

    /** Reads them. */
    public static ConfidenceSettings of(Settings settings) {
        return new ConfidenceSettings(
                settings.number(THRESHOLD),
                settings.integer(SAMPLES),
                settings.constant(UNCERTAINTY, UncertaintyMeasure.class));
    }
}
