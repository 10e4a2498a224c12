package io.github.auxtask.evaluate.imageset;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.confidence.ConfidenceRun;
import io.github.auxtask.evaluate.confidence.ConfidenceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Images of another data set, some of whose classes are some of the classifier's: what it was not trained on (Signed Input
 * Regularization, Table 3: Tiny ImageNet). They are resized to its size and counted as {@code confidence} counts test images.
 */
public final class ImageSetKind implements EvaluationKind {
    private static final String CLASS_MAP = "class-map";
    private static final String CLASS_MAP_DIGEST = "class-map-digest";
    private static final String GREY = "grey";
    private static final String DROP = "drop";
    private static final String IMAGES = "images";

    @Override
    public String name() {
        return "image-set";
    }

    @Override
    public List<SettingKey> settings() {
        return settings(Settings.of(Map.of()));
    }

    @Override
    public List<SettingKey> settings(Settings given) {
        List<SettingKey> keys = new ArrayList<>();
        keys.add(OtherData.KEY.required());
        keys.addAll(OtherData.keys(given));
        keys.add(SettingKey.text(
                        CLASS_MAP,
                        "",
                        "a CSV file with the columns source and class, from the folder of reproduction.yaml on")
                .required());
        keys.add(SettingKey.text(CLASS_MAP_DIGEST, "", "the SHA-256 of that file, as sha256sum prints it")
                .required());
        keys.add(SettingKey.choice(
                GREY,
                "expand",
                List.of("expand", DROP),
                "images whose channels are all equal: kept as any others, or left out"));
        keys.addAll(ConfidenceSettings.KEYS);
        return keys;
    }

    @Override
    public List<Metric> metrics() {
        return ConfidenceRun.metrics();
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return new ImageSetTask(
                OtherData.of(settings),
                new ImageSetTask.Selection(
                        settings.text(CLASS_MAP),
                        settings.text(CLASS_MAP_DIGEST),
                        settings.text(GREY).equals(DROP),
                        settings.integer(IMAGES, 0)),
                ConfidenceSettings.of(settings));
    }
}
