package io.github.auxtask.method.sign;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.method.CommonSettings;
import java.util.Map;

/**
 * Which images are trained on and which choose the epoch (sheet, section 4): the paper speaks of validation sets and does not say of
 * what. The same for all seeds, so that a run and the run whose network moves its images hold out the same.
 *
 * @param held how many training images are held out; 0 where test images choose the epoch
 * @param seed of numpy's shuffle that chooses them
 * @param most images that are trained on; 0 for all
 * @param watched images that choose the epoch; 0 for all
 */
record SignSplit(int held, int seed, int most, int watched) {
    static SignSplit of(Settings settings) {
        boolean test = settings.text(SignKeys.WATCHED).equals(SignKeys.TEST);
        return new SignSplit(
                test ? 0 : settings.integer(SignKeys.HELD),
                settings.integer(SignKeys.HELD_SEED),
                settings.integer(CommonSettings.TRAIN_IMAGES),
                settings.integer(CommonSettings.VALIDATION_IMAGES));
    }

    /** All that decides which images are trained on. */
    Map<String, Object> described() {
        return Map.of("held", held, "held-seed", seed, "images", most);
    }

    /**
     * How many images are trained on.
     *
     * @throws BadInputException if none is left
     */
    int trained(DatasetDescription data) {
        return trained(data.train());
    }

    private int trained(int all) {
        if (held >= all) {
            throw new BadInputException("Setting '" + SignKeys.HELD + "' is " + held + " and leaves none of the " + all
                    + " images to train on: hold out fewer.");
        }
        int left = all - held;
        return most == 0 ? left : Math.min(most, left);
    }

    private Split split(ImageSet images) {
        trained(images.count());
        return held == 0 ? Split.none(images.count()) : Split.numpyShuffle(seed, images.count(), held);
    }

    /** Indices of the images that are trained on. */
    int[] train(ImageSet images) {
        int[] left = split(images).train();
        return Subset.taken(images, left, CommonSettings.TRAIN_IMAGES, most);
    }

    /**
     * Indices of the images that choose the epoch.
     *
     * @param images training images, or test images where nothing is held out
     */
    int[] watched(ImageSet images) {
        int[] all = held == 0 ? Subset.all(images.count()) : split(images).validation();
        return Subset.taken(images, all, CommonSettings.VALIDATION_IMAGES, watched);
    }
}
