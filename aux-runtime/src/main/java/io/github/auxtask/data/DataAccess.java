package io.github.auxtask.data;

import java.nio.file.Path;

/**
 * Where data sets lie, and whether and how they may be fetched.
 *
 * @param home the folder that data sets are kept in, see {@link DataHome}
 * @param offline true if the network must not be used
 * @param listener hears of a download's progress
 */
public record DataAccess(Path home, boolean offline, DownloadListener listener) {
    /** Network allowed, nobody listens. */
    public static DataAccess of(Path home) {
        return new DataAccess(home, false, DownloadListener.NONE);
    }
}
