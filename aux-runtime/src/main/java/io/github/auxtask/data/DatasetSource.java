package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * A data set that {@code reproduction.yaml} calls by name: described, inspected, fetched and read. A jar adds one by a line in
 * {@code META-INF/services/io.github.auxtask.data.DatasetSource}.
 *
 * <p>Its own settings stand beside name and digest, as in {@code data: {name: image-folder, digest: ..., folder: images, size: 64}}, and
 * become a part of every run's id; but for the setting {@code folder}, which says where the files lie and not which they are. Every
 * method is given settings in which nothing is left open.
 */
public interface DatasetSource extends Extension {
    /**
     * The digest that a correct copy has, where that is known without reading anything; nothing for images that a user brings, whose
     * digest is found by reading them.
     */
    Optional<ContentId> digest(Settings settings);

    /**
     * Shape, classes and counts, without fetching anything and without reading images.
     *
     * @throws BadInputException if that takes files that are missing, or are not what they should be
     */
    DatasetDescription describe(DataAccess access, Settings settings);

    /**
     * Looks at what is there, without the network and without writing.
     *
     * @param thorough true to compute every checksum; false to look at names and sizes only
     */
    DatasetStatus status(DataAccess access, Settings settings, boolean thorough);

    /**
     * Makes the images ready to be read, fetching them first if they are missing. A copy that is there is verified, and never
     * written to.
     *
     * @throws BadInputException if the data set is missing and cannot be fetched, or is altered
     */
    Dataset load(DataAccess access, Settings settings);

    /** Looks at what is there, with the settings' defaults. */
    default DatasetStatus status(DataAccess access, boolean thorough) {
        return status(access, DatasetSettings.of(this, Map.of()), thorough);
    }

    /**
     * Makes the images ready to be read, with the settings' defaults.
     *
     * @throws BadInputException as {@link #load(DataAccess, Settings)}, and if a setting has no default
     */
    default Dataset load(DataAccess access) {
        return load(access, DatasetSettings.of(this, Map.of()));
    }
}
