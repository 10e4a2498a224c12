package io.github.auxtask.evaluate.confidence;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/**
 * How sure a classifier is of the test images, by class and over all: accuracy, and of the images that it gets right with a probability
 * up to a threshold their number, mean probability and mean uncertainty (Signed Input Regularization, Table 2). Where the method predicts
 * distributions of its scores, probabilities are means over drawn scores and the uncertainty is read off the deviations; elsewhere they
 * are the softmax of the scores and its entropy.
 */
public final class ConfidenceKind implements EvaluationKind {
    @Override
    public String name() {
        return "confidence";
    }

    @Override
    public List<SettingKey> settings() {
        return ConfidenceSettings.KEYS;
    }

    @Override
    public List<Metric> metrics() {
        return ConfidenceRun.metrics();
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        ConfidenceSettings how = ConfidenceSettings.of(settings);
        return context -> new ConfidenceRun(context, how, context.examples(), "test images", List.of());
    }
}
