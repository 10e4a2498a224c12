package io.github.auxtask.evaluate.topk;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/**
 * Training images as training saw them: what it counted in the epoch whose weights were kept, while the weights were still changing, on
 * augmented and, where those are trained on, adversarial images (Lin and Karr 2021; Table 1, training accuracy). Of a classifier that is
 * put together and not trained, the same augmented images of the first epoch are evaluated.
 */
public final class AsTrainedKind implements EvaluationKind {
    @Override
    public String name() {
        return "as-trained";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(TopKind.K);
    }

    @Override
    public List<Metric> metrics() {
        return TopKind.declared();
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        int k = settings.integer(TopKind.K.name());
        return context -> context.asTrained().isPresent()
                ? new AsTrainedRun(context.asTrained().get(), k)
                : new TopRun(context, context.trainingExamples(), "training images", k);
    }
}
