package io.github.auxtask.method.fourier;

import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/** The settings of {@link FourierAuxiliaryMethod}; defaults are the paper's, or the released code's where the paper is silent. */
final class FourierKeys {
    static final String BATCH = "batch";
    static final String EPOCHS = "epochs";
    static final String PRECISION = "precision";
    static final String LEARNING_RATE = "optimiser.learning-rate";
    static final String MOMENTUM = "optimiser.momentum";
    static final String WEIGHT_DECAY = "optimiser.weight-decay";
    static final String FACTOR = "schedule.factor";
    static final String PATIENCE = "schedule.patience";
    static final String THRESHOLD = "schedule.threshold";
    static final String STOPPING = "early-stopping.patience";
    static final String LAMBDA = "lambda";
    static final String EPSILON = "adversary.epsilon";
    static final String TARGETS = "ft.targets";
    static final String SELECTION = "selection";
    static final String SPLIT_SEED = "split.seed";
    static final String SPLIT_TRAIN = "split.train";
    static final String TRAIN_IMAGES = "data.train";
    static final String VALIDATION_IMAGES = "data.validation";
    static final String TEST_IMAGES = "data.test";
    static final String PADDING = "augmentation.padding-mode";
    static final String AUGMENT_VALIDATION = "augmentation.validation";
    static final String MEAN = "standardisation.mean";
    static final String STD = "standardisation.std";

    static final String OWN = "own";
    static final String BATCH_ROLLED = "batch-rolled";

    private FourierKeys() {}

    static List<SettingKey> all() {
        return List.of(
                SettingKey.integer(BATCH, 128, "images in a training step").atLeast(1),
                SettingKey.integer(EPOCHS, 200, "the most epochs there can be").atLeast(1),
                SettingKey.choice(
                        PRECISION,
                        "fp32",
                        List.of("fp32", "bf16"),
                        "arithmetic of convolutions and linear layers in training"),
                SettingKey.number(LEARNING_RATE, 0.1, "learning rate of the first epochs")
                        .atLeast(0),
                SettingKey.number(MOMENTUM, 0.9, "momentum of SGD").atLeast(0),
                SettingKey.number(WEIGHT_DECAY, 4e-5, "weight decay of all parameters")
                        .atLeast(0),
                SettingKey.number(FACTOR, 0.2, "the learning rate is multiplied by it on a plateau")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.integer(PATIENCE, 5, "epochs without a better validation accuracy that the schedule bears")
                        .atLeast(0),
                SettingKey.number(THRESHOLD, 1e-4, "relative gain in validation accuracy that counts as better")
                        .atLeast(0),
                SettingKey.integer(STOPPING, 10, "epochs in a row below the best validation accuracy that end training")
                        .atLeast(1),
                SettingKey.number(LAMBDA, 0.01, "weight of the auxiliary loss").atLeast(0),
                SettingKey.number(
                                EPSILON,
                                0.3,
                                "FGSM's epsilon in adversarial training, in standardised units, L-infinity")
                        .atLeast(0),
                SettingKey.choice(
                        TARGETS,
                        OWN,
                        List.of(OWN, BATCH_ROLLED),
                        "whose spectrum the ft task predicts: the image's own, or that of another image of the batch"),
                SettingKey.choice(
                        SELECTION, "best-validation", List.of("best-validation", "last"), "which weights are kept"),
                SettingKey.integer(SPLIT_SEED, 0, "seed of Python's random.sample that splits off validation images"),
                SettingKey.number(
                                SPLIT_TRAIN,
                                0.95,
                                "share of the training images that is trained on; the rest validates")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.integer(
                                TRAIN_IMAGES, 0, "images trained on, classes balanced, in the split's order; 0 for all")
                        .atLeast(0),
                SettingKey.integer(VALIDATION_IMAGES, 0, "images validated on, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.integer(TEST_IMAGES, 0, "test images that evaluations use, classes balanced; 0 for all")
                        .atLeast(0),
                SettingKey.choice(
                        PADDING, "symmetric", List.of("symmetric", "zero"), "border of images before the random crop"),
                SettingKey.flag(AUGMENT_VALIDATION, false, "whether validation images are cropped and flipped too"),
                SettingKey.text(MEAN, "0.4914 0.4822 0.4465", "mean of red, green and blue on the scale 0 to 1"),
                SettingKey.text(
                        STD, "0.247 0.243 0.261", "standard deviation of red, green and blue on the scale 0 to 1"));
    }
}
