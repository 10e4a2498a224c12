package io.github.auxtask.evaluate.topk;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/** Test images as they are: how often the label has the largest score, and how often it is among the k largest. */
public final class TopKind implements EvaluationKind {
    /** Share of the images whose label is among the k largest scores, in percent. */
    static final String TOP = "top-accuracy";

    private static final int USUAL = 5;

    /** How many scores may be named. */
    static final SettingKey K = SettingKey.integer("k", USUAL, "how many of the largest scores count")
            .atLeast(1);

    @Override
    public String name() {
        return "top-k";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(K);
    }

    @Override
    public List<Metric> metrics() {
        return declared();
    }

    static List<Metric> declared() {
        return List.of(Metric.percent(TOP, "share of the images whose label is among the k largest scores"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        int k = settings.integer(K.name());
        return context -> new TopRun(context, context.examples(), "test images", k);
    }
}
