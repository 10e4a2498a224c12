package io.github.auxtask.data;

import io.github.auxtask.core.ContentId;
import java.nio.file.Path;
import java.util.Map;

/** A data set that can be had by name: inspected, fetched and read into memory. */
public interface DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    String name();

    /** The digest that a correct copy has; known without reading anything. */
    ContentId digest();

    /** Name of every source file to its SHA-256, as published; empty for generated images. */
    default Map<String, String> files() {
        return Map.of();
    }

    /**
     * Looks at what is there, without the network and without writing.
     *
     * @param home the folder that data sets are kept in
     * @param thorough true to compute every checksum; false to look at names and sizes only
     */
    DatasetStatus status(Path home, boolean thorough);

    /**
     * Reads the images into memory, fetching them first if they are missing. A copy that is there is verified, and
     * never written to.
     *
     * @throws io.github.auxtask.core.BadInputException if the data set is missing and cannot be fetched, or is altered
     */
    Dataset load(DataAccess access);
}
