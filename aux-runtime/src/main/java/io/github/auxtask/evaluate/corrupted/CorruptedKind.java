package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/** Test images under corruptions of several severities, as in CIFAR-10-C. */
public final class CorruptedKind implements EvaluationKind {
    @Override
    public String name() {
        return "corrupted";
    }

    @Override
    public List<SettingKey> settings() {
        return CorruptionKeys.own();
    }

    @Override
    public List<Metric> metrics() {
        return CorruptionMetrics.DECLARED;
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return CorruptionKeys.task(settings);
    }
}
