package io.github.auxtask.method.labels;

import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/** The settings of {@link LabelRepresentationMethod}; defaults are the paper's, or the released code's where the paper is silent. */
final class LabelKeys {
    static final String BATCH = "batch";
    static final String EPOCHS = "epochs";
    static final String PRECISION = "precision";
    static final String LEARNING_RATE = "optimiser.learning-rate";
    static final String MOMENTUM = "optimiser.momentum";
    static final String WEIGHT_DECAY = "optimiser.weight-decay";
    static final String MILESTONES = "schedule.milestones";
    static final String FACTOR = "schedule.factor";
    static final String SMOOTHING = "labels.smoothing";
    static final String SOURCE = "labels.source";
    static final String THRESHOLD = "labels.threshold";
    static final String AUDIO_COMMAND = "audio.command";
    static final String LEVEL = "data.level";
    static final String TRAIN_IMAGES = "data.train";
    static final String VALIDATION_IMAGES = "data.validation";
    static final String TEST_IMAGES = "data.test";
    static final String PICTURE_EPOCHS = "pictures.epochs";
    static final String MEAN = "standardisation.mean";
    static final String STD = "standardisation.std";

    private LabelKeys() {}

    static List<SettingKey> all() {
        return List.of(
                SettingKey.integer(BATCH, 128, "images in a training step").atLeast(2),
                SettingKey.integer(EPOCHS, 600, "epochs; none is left out").atLeast(1),
                SettingKey.choice(
                        PRECISION,
                        "fp32",
                        List.of("fp32", "bf16"),
                        "arithmetic of convolutions and linear layers in training"),
                SettingKey.number(LEARNING_RATE, 0.1, "learning rate of the first epochs")
                        .atLeast(0),
                SettingKey.number(MOMENTUM, 0.9, "momentum of SGD").atLeast(0),
                SettingKey.number(WEIGHT_DECAY, 1e-4, "weight decay of all parameters")
                        .atLeast(0),
                SettingKey.text(
                        MILESTONES,
                        "0.5 0.75",
                        "shares of the epochs after which the learning rate is multiplied by the factor: 300 and 450 of 600"),
                SettingKey.number(FACTOR, 0.1, "the learning rate is multiplied by it at each milestone")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.number(
                                SMOOTHING, 0.1, "share of the target that the label smoothing spreads over all classes")
                        .atLeast(0)
                        .atMost(0.99),
                SettingKey.choice(
                        SOURCE,
                        "auto",
                        List.of("auto", "authors", "own", "file"),
                        "where labels come from: the authors' file if it is there, it alone, made here, a file as it is"),
                SettingKey.number(THRESHOLD, 3.5, "smooth L1 distance below which the threshold decision says yes")
                        .atLeast(0),
                SettingKey.text(
                        AUDIO_COMMAND,
                        "",
                        "a synthesiser in place of the built-in voice, for example espeak-ng -w {wav} {text}"),
                SettingKey.number(
                                LEVEL,
                                100,
                                "percent of all training images that are trained on; 100 is all that do not validate")
                        .atLeast(0)
                        .atMost(100),
                SettingKey.integer(
                                TRAIN_IMAGES, 0, "images trained on, classes balanced, in the split's order; 0 for all")
                        .atLeast(0),
                SettingKey.integer(VALIDATION_IMAGES, 0, "images validated on, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.integer(TEST_IMAGES, 0, "test images that evaluations use, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.text(
                        PICTURE_EPOCHS,
                        "1 10% 50%",
                        "epochs, or shares of all, after which the network is kept, to picture its features then;"
                                + " nothing for none"),
                SettingKey.text(MEAN, "0.4914 0.4822 0.4465", "mean of red, green and blue on the scale 0 to 1"),
                SettingKey.text(
                        STD, "0.2023 0.1994 0.2010", "standard deviation of red, green and blue on the scale 0 to 1"));
    }
}
