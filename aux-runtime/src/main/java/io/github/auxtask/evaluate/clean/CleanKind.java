package io.github.auxtask.evaluate.clean;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.attacked.AttackKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionKeys;
import java.util.List;

/** Test images as they are. The method's own loss decides, too, where it has one, and what the method states of its network is recorded. */
public final class CleanKind implements EvaluationKind {
    /** Share of the images whose loss is below the method's threshold, in percent. */
    public static final String THRESHOLD_ACCURACY = "thresholdAccuracy";

    /** Mean over the images of the loss that the method trains with. */
    public static final String METHOD_LOSS = "methodLoss";

    @Override
    public String name() {
        return "clean";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.percent(
                        THRESHOLD_ACCURACY,
                        "share of the images whose loss is below the method's threshold, where it has one"),
                Metric.count(METHOD_LOSS, "", "mean of the loss that the method trains with, where it has a threshold")
                        .lowerIsBetter(),
                Metric.count("FACT", "", "what the method states of its network or labels: an entropy, a distance")
                        .asFact());
    }

    @Override
    public String refusal(String key, Settings given) {
        if (CorruptionKeys.own().stream().anyMatch(own -> own.name().equals(key))) {
            return "without corruptions there is no '" + key + "': remove it, or set corruptions: all.";
        }
        return AttackKeys.isKey(key)
                ? "without an attack there is no '" + key + "': remove it, or choose another attack."
                : EvaluationKind.super.refusal(key, given);
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return CleanRun::new;
    }
}
