package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where data sets lie, and whether and how they may be fetched.
 *
 * @param home the folder that data sets are kept in, see {@link DataHome}
 * @param project the folder of {@code reproduction.yaml}, which relative folders in it count from
 * @param offline true if the network must not be used
 * @param listener hears of a download's progress
 */
public record DataAccess(Path home, Path project, boolean offline, DownloadListener listener) {
    /** Without a reproduction: relative folders count from the working directory. */
    public DataAccess(Path home, boolean offline, DownloadListener listener) {
        this(home, Path.of(""), offline, listener);
    }

    /** Network allowed, nobody listens. */
    public static DataAccess of(Path home) {
        return new DataAccess(home, false, DownloadListener.NONE);
    }

    /**
     * A folder that {@code reproduction.yaml} names, absolute or relative to its own folder.
     *
     * @throws BadInputException if it is no path
     */
    public Path resolve(String folder) {
        try {
            return project.toAbsolutePath().resolve(folder).normalize();
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "'" + folder + "' is not a path: name a folder (data.folder in reproduction.yaml).", e);
        }
    }
}
