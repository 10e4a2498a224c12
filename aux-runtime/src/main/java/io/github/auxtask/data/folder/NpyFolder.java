package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user's own images as NumPy arrays: {@code train_images.npy} (uint8, see {@link NpyLayout}), {@code train_labels.npy} (whole
 * numbers [N] from 0 on), {@code test_images.npy} and {@code test_labels.npy}, and, if classes have names, {@code classes.txt} with one
 * a line. Images are 8-bit RGB, grey ones in three equal channels.
 *
 * <p>Its digest is that of {@code sha256sum classes.txt test_images.npy test_labels.npy train_images.npy train_labels.npy | sha256sum},
 * without a file that is not there.
 */
public final class NpyFolder implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "npy";

    private static final String LAYOUT = "layout";
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final List<SettingKey> KEYS = List.of(
            SettingKey.text(
                            RunIdentity.FOLDER,
                            "",
                            "where the arrays lie, absolute or from the folder of reproduction.yaml on")
                    .required(),
            SettingKey.text(
                    TRAIN,
                    "train",
                    "what the names of the training arrays begin with, as in train_images.npy; empty for images.npy and"
                            + " labels.npy"),
            SettingKey.text(
                    TEST,
                    "test",
                    "the same of the test arrays; where it is that of training, there are test images only, and they stand for"
                            + " both"),
            SettingKey.choice(
                    LAYOUT, "auto", NpyLayout.NAMES, "where channels are: last, second, or wherever there are 1 or 3"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return KEYS;
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.empty();
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        return Opened.of(access, settings).description();
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        Path folder = access.resolve(settings.text(RunIdentity.FOLDER));
        if (!Files.isDirectory(folder)) {
            String remedy = "Save the arrays there, or name their folder (data.folder in reproduction.yaml).";
            return new DatasetStatus(NAME, false, folder, false, "not here", remedy);
        }
        try {
            DatasetDescription found = Opened.of(access, settings).description();
            String counts =
                    found.classes() + " classes, " + found.train() + " training and " + found.test() + " test images";
            String detail =
                    thorough ? counts + ", digest " + files(folder, settings).digest() : counts;
            return new DatasetStatus(NAME, true, folder, thorough, detail, "");
        } catch (BadInputException e) {
            return new DatasetStatus(NAME, true, folder, false, "cannot be used", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        Opened opened = Opened.of(access, settings);
        NpyFiles files = files(access.resolve(settings.text(RunIdentity.FOLDER)), settings);
        return new Dataset(
                NAME,
                images("train", opened.train(), opened.classes()),
                images("test", opened.test(), opened.classes()),
                opened.classes(),
                Standardisation.SYMMETRIC,
                files.digest(),
                "arrays of NumPy, every file's SHA-256 verified",
                files.digests().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().hex())));
    }

    private static NpyFiles files(Path folder, Settings settings) {
        return NpyFiles.in(folder, List.of(settings.text(TRAIN), settings.text(TEST)));
    }

    private static ImageSet images(String split, NpyImages images, List<String> classes) {
        ImageSet mapped = ImageSet.decodedOnRead(
                NAME + " " + split, classes.size(), images.layout().shape(), images.pixels(), images.labels());
        return InMemory.ifSmall(mapped, InMemory.most());
    }

    /** Both splits, which fit one another. */
    private record Opened(NpyImages train, NpyImages test, List<String> classes) {
        static Opened of(DataAccess access, Settings settings) {
            Path folder = access.resolve(settings.text(RunIdentity.FOLDER));
            NpyImages train = NpyImages.open(folder, settings.text(TRAIN), settings.text(LAYOUT));
            NpyImages test = NpyImages.open(folder, settings.text(TEST), settings.text(LAYOUT));
            if (!train.layout().shape().equals(test.layout().shape())) {
                throw new BadInputException("In " + folder + ", training images are "
                        + train.layout().shape() + " and test images "
                        + test.layout().shape()
                        + ": save both in one size.");
            }
            return new Opened(train, test, ClassNames.of(folder, train.labels(), test.labels()));
        }

        DatasetDescription description() {
            return new DatasetDescription(
                    NAME,
                    train.layout().shape(),
                    classes,
                    train.layout().count(),
                    test.layout().count());
        }
    }
}
