package io.github.auxtask.method.fourier;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.augment.PadMode;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.train.declaration.TrainingData;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The images that a run trains and validates on (sheet, section 2): Python's {@code random.sample} splits off 5 %, a reduced
 * budget then takes fewer of both, classes balanced.
 * Training images are augmented anew every epoch; validation images too if the paper's wording is followed.
 */
final class FourierData {
    private static final int PADDING = 4;

    private FourierData() {}

    static TrainingData of(Dataset dataset, Settings settings, long seed) {
        ImageSet images = dataset.train();
        int kept = (int) Math.round(images.count() * settings.number(FourierKeys.SPLIT_TRAIN));
        if (kept < 1 || kept >= images.count()) {
            throw new BadInputException("Setting '" + FourierKeys.SPLIT_TRAIN + "' leaves no image to "
                    + (kept < 1 ? "train" : "validate") + " on: use a share between 0 and 1, 0.95 as in the paper.");
        }
        Split split = Split.pythonSample(settings.integer(FourierKeys.SPLIT_SEED), images.count(), kept);
        int[] train = Subset.taken(
                images, split.train(), CommonSettings.TRAIN_IMAGES, settings.integer(CommonSettings.TRAIN_IMAGES));
        int[] validation = Subset.taken(
                images,
                split.validation(),
                CommonSettings.VALIDATION_IMAGES,
                settings.integer(CommonSettings.VALIDATION_IMAGES));
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("train", Split.digest(train).hex());
        digests.put("validation", Split.digest(validation).hex());
        Standardisation standardisation = CommonSettings.standardisation(settings);
        CropAndFlip augmentation = new CropAndFlip(PADDING, PadMode.parse(settings.text(FourierKeys.PADDING)));
        ImageExamples held = ImageExamples.of(images, validation, standardisation);
        return TrainingData.of(
                ImageExamples.of(images, train, standardisation).augmented(augmentation, seed),
                settings.flag(FourierKeys.AUGMENT_VALIDATION) ? held.augmented(augmentation, seed) : held,
                digests);
    }
}
