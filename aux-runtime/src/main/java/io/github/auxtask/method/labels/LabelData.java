package io.github.auxtask.method.labels;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The images that a run trains and validates on (sheet, sections 1 and 6): numpy's shuffle with the run's seed, the first tenth
 * validates; of the rest a level of p percent trains on the first p percent of all images, not of the rest.
 * Training images are cropped and flipped anew every epoch.
 */
final class LabelData {
    private static final int PADDING = 4;
    private static final int VALIDATION_SHARE = 10;
    private static final double PERCENT = 100;
    private static final long LARGEST_SEED = 0xFFFF_FFFFL;

    private LabelData() {}

    static TrainingData of(Dataset dataset, Settings settings, double level, long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new BadInputException(
                    "The seed " + seed + " cannot split the images as numpy does: use seeds from 0 to 4294967295.");
        }
        ImageSet images = dataset.train();
        Split split = Split.numpyShuffle(seed, images.count(), images.count() / VALIDATION_SHARE);
        int[] train = split.train();
        if (level < PERCENT) {
            train = Subset.first(train, (int) (images.count() * level / PERCENT));
        }
        train = Subset.taken(images, train, CommonSettings.TRAIN_IMAGES, settings.integer(CommonSettings.TRAIN_IMAGES));
        int[] validation = Subset.taken(
                images,
                split.validation(),
                CommonSettings.VALIDATION_IMAGES,
                settings.integer(CommonSettings.VALIDATION_IMAGES));
        requireEveryClass(dataset, train, level);
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("train", Split.digest(train).hex());
        digests.put("validation", Split.digest(validation).hex());
        Standardisation standardisation = CommonSettings.standardisation(settings);
        return TrainingData.of(
                ImageExamples.of(images, train, standardisation)
                        .augmented(new CropAndFlip(PADDING, PadMode.parse("zero")), seed),
                ImageExamples.of(images, validation, standardisation),
                digests);
    }

    private static void requireEveryClass(Dataset dataset, int[] train, double level) {
        int[] counts = new int[dataset.classNames().size()];
        Arrays.stream(train).forEach(index -> counts[dataset.train().label(index)]++);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                throw new BadInputException("With " + train.length + " training images (level " + level
                        + " %) no image of the class '" + dataset.classNames().get(i)
                        + "' is left to train on: choose a higher level, or another seed.");
            }
        }
    }

    /**
     * Batch normalisation of a batch of one image has no variance.
     *
     * @throws BadInputException if the last batch has only one
     */
    static void requireWholeBatches(int images, int batch) {
        if (images % batch == 1) {
            throw new BadInputException(images + " training images in batches of " + batch
                    + " leave a last batch of one image, which cannot be normalised: choose another batch size.");
        }
    }
}
