package io.github.auxtask.data.folder;

import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/**
 * How a folder of images is laid out and read.
 *
 * @param folder where it lies
 * @param train name of the folder of training images in it
 * @param test name of the folder of test images in it
 * @param testShare share of one folder of classes that is held out for the test; 0 where there are two
 * @param testSeed chooses which
 * @param size side that images are resized to; 0 to keep their own
 * @param crop whether the middle is cut out of what is not square; otherwise it is squeezed
 */
record FolderSettings(
        String folder, String train, String test, double testShare, int testSeed, int size, boolean crop) {
    private static final int LARGEST = 4096;
    private static final double LARGEST_SHARE = 0.9;
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final String TEST_SHARE = "test-share";
    private static final String TEST_SEED = "test-seed";
    private static final String SIZE = "size";
    private static final String FIT = "fit";
    private static final String CROP = "crop";

    static final List<SettingKey> KEYS = List.of(
            SettingKey.text(
                            RunIdentity.FOLDER,
                            "",
                            "where the images lie, absolute or from the folder of reproduction.yaml on")
                    .required(),
            SettingKey.text(
                    TRAIN,
                    "train",
                    "name of the folder of training images, with a folder for each class; empty for the folder itself"),
            SettingKey.text(
                    TEST,
                    "test",
                    "name of the folder of test images, likewise; where it is that of training, there are test images only, and"
                            + " they stand for both"),
            SettingKey.number(
                            TEST_SHARE,
                            0,
                            "share of each class held out for the test, where classes lie in one folder; 0 where there are two")
                    .atLeast(0)
                    .atMost(LARGEST_SHARE),
            SettingKey.integer(TEST_SEED, 0, "chooses which images are held out"),
            SettingKey.integer(SIZE, 0, "side in pixels that images are resized to; 0 to keep their own, all the same")
                    .atLeast(0)
                    .atMost(LARGEST),
            SettingKey.choice(
                    FIT,
                    CROP,
                    List.of(CROP, "stretch"),
                    "what is not square: the shorter side resized and the middle cut out, or squeezed"));

    static FolderSettings of(Settings settings) {
        return new FolderSettings(
                settings.text(RunIdentity.FOLDER),
                settings.text(TRAIN),
                settings.text(TEST),
                settings.number(TEST_SHARE),
                settings.integer(TEST_SEED),
                settings.integer(SIZE),
                settings.text(FIT).equals(CROP));
    }
}
