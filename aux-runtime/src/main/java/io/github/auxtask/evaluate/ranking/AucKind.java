package io.github.auxtask.evaluate.ranking;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationFiles;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.imageset.OtherData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The area under the receiver operating characteristic of one class against all others, by the log odds of its probability (Signed Input
 * Regularization, section on skin lesions): on the test images, or on those of another data set of the same classes and size, such as
 * the official validation images of a challenge.
 */
public final class AucKind implements EvaluationKind {
    static final String AUC = "auc";
    static final String POSITIVES = "auc.positives";
    static final String NEGATIVES = "auc.negatives";

    private static final String CLASS = "class";
    private static final String IMAGES = "images";

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public List<SettingKey> settings() {
        return settings(Settings.of(Map.of()));
    }

    @Override
    public List<SettingKey> settings(Settings given) {
        List<SettingKey> keys = new ArrayList<>();
        keys.add(SettingKey.text(CLASS, "", "the class whose images should rank before all others")
                .required());
        keys.add(OtherData.KEY);
        keys.addAll(OtherData.keys(given));
        return keys;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        AUC,
                        "area",
                        "area under the receiver operating characteristic, from 0 to 1, of the class against all others",
                        Metric.Better.HIGHER,
                        false),
                Metric.count(POSITIVES, "images", "how many are of the class").asFact(),
                Metric.count(NEGATIVES, "images", "how many are not").asFact());
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        Optional<OtherData> other =
                settings.text(OtherData.KEY.name()).isEmpty() ? Optional.empty() : Optional.of(OtherData.of(settings));
        return new AucTask(settings.text(CLASS), other, settings.integer(IMAGES, 0));
    }

    private record AucTask(String positive, Optional<OtherData> other, int most) implements EvaluationTask {
        @Override
        public EvaluationNeeds needs() {
            return other.map(data -> EvaluationNeeds.NOTHING.data(data.need())).orElse(EvaluationNeeds.NOTHING);
        }

        @Override
        public void check(EvaluationFiles files, DatasetDescription data) {
            RankedImages.requireClass(positive, data.classNames());
            other.ifPresent(set -> RankedImages.requireLike(set.load(files::data), data.classNames(), data.shape()));
        }

        @Override
        public EvaluationRun start(EvaluationContext context) {
            RankedImages images = other.map(set -> RankedImages.of(context, set.load(context::data), most))
                    .orElseGet(() -> RankedImages.of(context));
            return new AucRun(context, positive, images);
        }
    }
}
