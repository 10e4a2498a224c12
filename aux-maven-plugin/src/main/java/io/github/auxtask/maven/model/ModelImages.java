package io.github.auxtask.maven.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.data.folder.ImageFolder;
import io.github.auxtask.data.folder.NpyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that a model is tested on.
 *
 * @param name of the data set in reproductions
 * @param digest of the images
 * @param settings how a user's folder is read; empty for a data set that is known by name
 */
public record ModelImages(String name, ContentId digest, Map<String, Object> settings) {
    private static final String TRAIN = "train";
    private static final String TEST = "test";
    private static final String VALIDATION = "val";
    private static final String IMAGES = "images.npy";

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
            requireNoSize(size, asked);
            Settings settings = DatasetSettings.of(known, Map.of());
            ContentId digest = known.digest(settings)
                    .orElseGet(() -> known.load(access, settings).digest());
            return new ModelImages(asked, digest, Map.of());
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
            requireNoSize(size, asked);
        } else if (size > 0) {
            settings.put("size", size);
        }
        DatasetSource source = Datasets.named(arrays ? NpyFolder.NAME : ImageFolder.NAME);
        return new ModelImages(
                source.name(),
                source.load(access, DatasetSettings.of(source, settings)).digest(),
                settings);
    }

    private static void requireNoSize(int size, String asked) {
        if (size > 0) {
            throw new BadInputException("-Daux.size is " + size + ", but only the images of a folder are resized, and"
                    + " -Daux.data is '" + asked + "'.");
        }
    }

    /** Training images, if there are any, say which classes there are. */
    private static Map<String, String> ofArrays(Path folder) {
        String test = arrays(folder, TEST) ? TEST : "";
        return Map.of(TEST, test, TRAIN, test.equals(TEST) && arrays(folder, TRAIN) ? TRAIN : test);
    }

    private static boolean arrays(Path folder, String split) {
        return Files.exists(folder.resolve(split.isEmpty() ? IMAGES : split + "_" + IMAGES));
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
