package io.github.auxtask.method.selfsupervision;

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
 * The images that a run trains on, and those that it is watched with (sheet, section 1): inputs are 2v - 1. The paper flips and then
 * cuts out of zeros; the harness cuts and then flips, which draws from the same distribution.
 * Training images are augmented anew every epoch; where nothing is held out, training images as they are stand in.
 */
final class SelfSupervisionData {
    private static final int PADDING = 4;
    private static final int STAND_IN = 1000;

    private SelfSupervisionData() {}

    static TrainingData of(Dataset dataset, Settings settings, long seed) {
        ImageSet images = dataset.train();
        int held = settings.integer(CommonSettings.VALIDATION_IMAGES);
        if (held >= images.count()) {
            throw new BadInputException("Setting '" + CommonSettings.VALIDATION_IMAGES + "' is " + held
                    + " and leaves none of the " + images.count() + " images to train on: hold out fewer.");
        }
        int[] all = Subset.all(images.count());
        int[] rest = Arrays.copyOf(all, all.length - held);
        int count = settings.integer(CommonSettings.TRAIN_IMAGES);
        int[] train = Subset.taken(images, rest, CommonSettings.TRAIN_IMAGES, count);
        int[] watched = held == 0 ? Subset.first(train, STAND_IN) : Arrays.copyOfRange(all, rest.length, all.length);
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("train", Split.digest(train).hex());
        digests.put("validation", Split.digest(watched).hex());
        return TrainingData.of(
                        ImageExamples.of(images, train, Standardisation.SYMMETRIC)
                                .augmented(new CropAndFlip(PADDING, PadMode.ZERO), seed),
                        ImageExamples.of(images, watched, Standardisation.SYMMETRIC),
                        digests)
                .held(held);
    }
}
