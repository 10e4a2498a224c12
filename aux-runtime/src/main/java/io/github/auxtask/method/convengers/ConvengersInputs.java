package io.github.auxtask.method.convengers;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.CentreCrop;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.ImageTransform;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.RandomBlur;
import io.github.auxtask.data.augment.RandomResizedCrop;
import io.github.auxtask.data.augment.RandomWindow;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.method.CommonSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done to an image of 64 x 64 pixels before a network sees it (sheet, section 1): resized to 256, cropped to 224, mirrored, some
 * blurred, standardised.
 */
final class ConvengersInputs {
    private static final String RESIZE = "inputs.resize";
    private static final String CROP = "inputs.crop";
    private static final String CROPPING = "inputs.cropping";
    private static final String FLIP = "inputs.flip";
    private static final String BLUR = "inputs.blur.probability";
    private static final String KERNEL = "inputs.blur.kernel";
    private static final String SIGMA = "inputs.blur.sigma";
    private static final String TEST_BLUR = "inputs.blur.validation";
    private static final String RESIZED = "resized";

    private static final int PAPERS_SIZE = 256;
    private static final int PAPERS_CROP = 224;
    private static final double QUARTER = 0.25;
    private static final int TAPS = 5;
    private static final double HALF = 0.5;

    private ConvengersInputs() {}

    static List<SettingKey> keys() {
        return List.of(
                SettingKey.integer(
                                RESIZE, PAPERS_SIZE, "length in pixels that the shorter side is resized to, bilinearly")
                        .atLeast(1),
                SettingKey.integer(CROP, PAPERS_CROP, "side in pixels of what the network sees")
                        .atLeast(1),
                SettingKey.choice(
                        CROPPING,
                        RESIZED,
                        List.of(RESIZED, "window"),
                        "training: a random part of 8 to 100 % of the image, resized, or a window at a random place"),
                SettingKey.flag(FLIP, true, "training: whether every second image is mirrored"),
                SettingKey.number(BLUR, QUARTER, "probability that an image is blurred")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.integer(KERNEL, TAPS, "taps of the blur, an odd number")
                        .atLeast(1),
                SettingKey.numbers(SIGMA, List.of(0.1, 2.0), "smallest and largest standard deviation in pixels")
                        .length(2),
                SettingKey.flag(TEST_BLUR, true, "whether validation images are blurred with that probability, too"));
    }

    /** Training images. */
    static InputPipeline training(Settings settings, ImageShape stored) {
        int crop = settings.integer(CROP);
        List<ImageTransform> transforms = new ArrayList<>(List.of(resize(settings)));
        transforms.add(
                settings.text(CROPPING).equals(RESIZED)
                        ? RandomResizedCrop.square(crop)
                        : new RandomWindow(crop, crop));
        if (settings.flag(FLIP)) {
            transforms.add(new HorizontalFlip(HALF));
        }
        return finished(settings, stored, transforms, true);
    }

    /** Validation and test images. */
    static InputPipeline test(Settings settings, ImageShape stored) {
        int crop = settings.integer(CROP);
        List<ImageTransform> transforms = new ArrayList<>(List.of(resize(settings), new CentreCrop(crop, crop)));
        return finished(settings, stored, transforms, settings.flag(TEST_BLUR));
    }

    private static Resize resize(Settings settings) {
        return Resize.shorterSide(settings.integer(RESIZE), true);
    }

    private static InputPipeline finished(
            Settings settings, ImageShape stored, List<ImageTransform> transforms, boolean blurred) {
        double probability = settings.number(BLUR);
        if (blurred && probability > 0) {
            List<Double> sigma = settings.numbers(SIGMA);
            transforms.add(new RandomBlur(settings.integer(KERNEL), sigma.get(0), sigma.get(1), probability));
        }
        transforms.add(new Standardise(CommonSettings.standardisation(settings)));
        return new InputPipeline(stored, transforms);
    }
}
