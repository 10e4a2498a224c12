package io.github.auxtask.method.convengers;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.split.Split;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.train.declaration.TrainingData;
import java.util.LinkedHashMap;
import java.util.Map;

/** The images that a run is trained on, and those that choose its epoch (sheet, sections 1 and 4). */
final class ConvengersData {
    private ConvengersData() {}

    static TrainingData of(Dataset dataset, Settings settings, long seed) {
        int held = settings.integer(ConvengersKeys.HELD);
        int[] train = trained(dataset.train(), settings);
        ImageSet other = held > 0 ? dataset.train() : dataset.test();
        int[] all = held > 0 ? split(dataset.train(), settings).validation() : Subset.all(other.count());
        int[] watched = some(other, all, settings, CommonSettings.VALIDATION_IMAGES);
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("train", Split.digest(train).hex());
        digests.put("validation", Split.digest(watched).hex());
        PipelineExamples validation =
                new PipelineExamples(other, watched, ConvengersInputs.test(settings, other.shape()), seed);
        return TrainingData.of(training(dataset, settings, seed), validation, digests)
                .held(held > 0 ? watched.length : 0);
    }

    /** The images that are trained on, as they are shown. */
    static PipelineExamples training(Dataset dataset, Settings settings, long seed) {
        ImageSet images = dataset.train();
        return new PipelineExamples(
                images, trained(images, settings), ConvengersInputs.training(settings, images.shape()), seed);
    }

    private static int[] trained(ImageSet images, Settings settings) {
        return some(images, split(images, settings).train(), settings, CommonSettings.TRAIN_IMAGES);
    }

    private static Split split(ImageSet images, Settings settings) {
        int held = settings.integer(ConvengersKeys.HELD);
        if (held >= images.count()) {
            throw new BadInputException("Setting '" + ConvengersKeys.HELD + "' is " + held + " and leaves none of the "
                    + images.count() + " images to train on: hold out fewer.");
        }
        return held == 0
                ? Split.none(images.count())
                : Split.numpyShuffle(settings.integer(ConvengersKeys.HELD_SEED), images.count(), held);
    }

    private static int[] some(ImageSet images, int[] of, Settings settings, String key) {
        return Subset.taken(images, of, key, settings.integer(key));
    }
}
