package io.github.auxtask.method.labels;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.method.CommonSettings;
import java.util.List;

/** The settings of {@link LabelRepresentationMethod}; defaults are the paper's, or the released code's where the paper is silent. */
final class LabelKeys {
    static final String SMOOTHING = "labels.smoothing";
    static final String SOURCE = "labels.source";
    static final String THRESHOLD = "labels.threshold";
    static final String AUDIO_COMMAND = "audio.command";
    static final String LEVEL = "data.level";
    static final String PICTURE_EPOCHS = "pictures.epochs";

    private LabelKeys() {}

    static List<SettingKey> all() {
        return CommonSettings.usual()
                .with(CommonSettings.EPOCHS, 600)
                .with("optimiser.learning-rate", 0.1)
                .with("optimiser.momentum", 0.9)
                .with("optimiser.weight-decay", 1e-4)
                .with("schedule.name", "multi-step")
                .with("schedule.milestones", List.of(0.5, 0.75))
                .with("schedule.factor", 0.1)
                .with("selection", "best-validation")
                .with(CommonSettings.MEAN, List.of(0.4914, 0.4822, 0.4465))
                .with(CommonSettings.STD, List.of(0.2023, 0.1994, 0.2010))
                .and(
                        SettingKey.integer(CommonSettings.BATCH, 128, "images in an update")
                                .atLeast(2),
                        SettingKey.number(
                                        SMOOTHING,
                                        0.1,
                                        "share of the target that the label smoothing spreads over all classes")
                                .atLeast(0)
                                .atMost(0.99),
                        SettingKey.choice(
                                SOURCE,
                                "auto",
                                List.of("auto", "authors", "own", "file"),
                                "where labels come from: the authors' file if it is there, it alone, made here, a file"
                                        + " as it is"),
                        SettingKey.number(
                                        THRESHOLD,
                                        3.5,
                                        "smooth L1 distance below which the threshold decision says yes")
                                .atLeast(0),
                        SettingKey.text(
                                AUDIO_COMMAND,
                                "",
                                "a synthesiser in place of the built-in voice, for example espeak-ng -w {wav} {text}"),
                        SettingKey.number(
                                        LEVEL,
                                        100,
                                        "percent of all training images that are trained on; 100 is all that do not"
                                                + " validate")
                                .atLeast(0)
                                .atMost(100),
                        SettingKey.texts(
                                PICTURE_EPOCHS,
                                List.of("1", "10%", "50%"),
                                "epochs, or shares of all, after which the network is kept, to picture its features"
                                        + " then"))
                .keys();
    }
}
