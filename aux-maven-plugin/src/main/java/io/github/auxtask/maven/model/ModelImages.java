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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The images that a model is tested on.
 *
 * @param name of the data set in reproductions
 * @param digest of the images
 * @param folder of a user's images; empty for a data set that is known by name
 */
public record ModelImages(String name, ContentId digest, String folder) {
    private static final String FOLDER = "folder";

    /**
     * Finds them.
     *
     * @param asked the name of a data set, or a folder: of images (with a folder for each class below {@code test}), or of {@code .npy} files
     * @throws BadInputException if there is no such data set or folder
     */
    public static ModelImages of(String asked, DataAccess access) {
        List<String> names = Datasets.all().stream().map(DatasetSource::name).toList();
        if (names.contains(asked) && !List.of(NpyFolder.NAME, ImageFolder.NAME).contains(asked)) {
            DatasetSource known = Datasets.named(asked);
            Settings settings = DatasetSettings.of(known, Map.of());
            ContentId digest = known.digest(settings)
                    .orElseGet(() -> known.load(access, settings).digest());
            return new ModelImages(asked, digest, "");
        }
        Path path = Path.of(asked).toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw new BadInputException("-Daux.data is '" + asked + "', which is neither a folder nor one of "
                    + String.join(", ", names) + ".");
        }
        String name = hasArrays(path) ? NpyFolder.NAME : ImageFolder.NAME;
        DatasetSource source = Datasets.named(name);
        return new ModelImages(
                name,
                source.load(access, DatasetSettings.of(source, Map.of(FOLDER, path.toString())))
                        .digest(),
                path.toString());
    }

    private static boolean hasArrays(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".npy"));
        } catch (IOException e) {
            throw new BadInputException("The folder " + folder + " cannot be read (-Daux.data).", e);
        }
    }
}
