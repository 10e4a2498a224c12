package io.github.auxtask.maven.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.data.folder.ImageFolder;
import io.github.auxtask.data.folder.NpyFolder;
import io.github.auxtask.method.model.ClassOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images that a model is tested on.
 *
 * @param name of the data set in reproductions
 * @param digest of the images
 * @param settings how a user's folder is read; empty for a data set that is known by name
 * @param found its classes, and how many images there are
 */
public record ModelImages(String name, ContentId digest, Map<String, Object> settings, DatasetDescription found) {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final String VALIDATION = "val";
    private static final String IMAGES = "images.npy";

    /** How many images are taken where nothing is said. */
    private static final int USUAL = 1000;

    public ModelImages {
        settings = Map.copyOf(settings);
    }

    /**
     * Finds them.
     *
     * @param asked the name of a data set, or a folder: with a folder of images for each class, or such a folder below {@code test} or
     *     {@code val}; or of {@code images.npy} and {@code labels.npy}, or {@code test_images.npy} and {@code test_labels.npy}
     * @param size that images of a folder are resized to; 0 to keep their own
     * @throws BadInputException if there is no such data set or folder
     */
    public static ModelImages of(String asked, int size, DataAccess access) {
        List<String> names = Datasets.all().stream().map(DatasetSource::name).toList();
        if (names.contains(asked) && !List.of(NpyFolder.NAME, ImageFolder.NAME).contains(asked)) {
            DatasetSource known = Datasets.named(asked);
            requireNoSize(size, asked, "a data set whose images have one");
            Settings settings = DatasetSettings.of(known, Map.of());
            ContentId digest = known.digest(settings)
                    .orElseGet(() -> known.load(access, settings).digest());
            return new ModelImages(asked, digest, Map.of(), known.describe(access, settings));
        }
        Path path = Path.of(asked).toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw new BadInputException("-Daux.data is '" + asked + "', which is neither a folder nor one of "
                    + String.join(", ", names) + ".");
        }
        boolean arrays = arrays(path, TEST) || arrays(path, "");
        Map<String, Object> settings = new LinkedHashMap<>(arrays ? ofArrays(path) : ofFolders(path));
        settings.put("folder", path.toString());
        if (arrays) {
            requireNoSize(size, asked, "a folder of arrays: save them in that size");
        } else if (size > 0) {
            settings.put("size", size);
        }
        DatasetSource source = Datasets.named(arrays ? NpyFolder.NAME : ImageFolder.NAME);
        Dataset loaded = source.load(access, DatasetSettings.of(source, settings));
        return new ModelImages(source.name(), loaded.digest(), settings, loaded.description());
    }

    private static void requireNoSize(int size, String asked, String what) {
        if (size > 0) {
            throw new BadInputException(
                    "-Daux.size is " + size + ", but only files of images (PNG, JPEG) are resized, and"
                            + " -Daux.data is '" + asked + "', " + what + "; leave -Daux.size out.");
        }
    }

    /**
     * How many of them are taken.
     *
     * @param asked 0 for all; {@code null} for as many as usual, or all where there are fewer
     * @return 0 for all
     * @throws BadInputException if there are fewer than are asked for
     */
    public int count(@Nullable Integer asked) {
        if (asked == null) {
            return found.test() < USUAL ? 0 : USUAL;
        }
        if (asked > found.test()) {
            throw new BadInputException("-Daux.images is " + asked + ", but there are only " + found.test()
                    + " test images: give at most that many, or 0 for all.");
        }
        return asked;
    }

    /**
     * Names of the classes in the order of the model's scores.
     *
     * @param asked names with commas between them; none if nothing is asked
     * @throws BadInputException if they are not exactly those of the images
     */
    public List<String> classes(@Nullable String asked) {
        List<String> names = asked == null || asked.isBlank()
                ? List.of()
                : Arrays.stream(asked.split(",", -1)).map(String::strip).toList();
        ClassOrder.require("-Daux.classes", names, found.classNames());
        return names;
    }

    /** Training images, if there are any, say which classes there are. */
    private static Map<String, String> ofArrays(Path folder) {
        String test = arrays(folder, TEST) ? TEST : "";
        return Map.of(TEST, test, TRAIN, test.equals(TEST) && arrays(folder, TRAIN) ? TRAIN : test);
    }

    private static boolean arrays(Path folder, String split) {
        return Files.exists(folder.resolve(split.isEmpty() ? IMAGES : split + "_" + IMAGES), LinkOption.NOFOLLOW_LINKS);
    }

    private static Map<String, String> ofFolders(Path folder) {
        for (String test : List.of(TEST, VALIDATION)) {
            if (Files.isDirectory(folder.resolve(test))) {
                return Map.of(TEST, test, TRAIN, Files.isDirectory(folder.resolve(TRAIN)) ? TRAIN : test);
            }
        }
        return Map.of(TEST, "", TRAIN, "");
    }
}
