package io.github.auxtask.data;

/** Hears how far a download has come; called on the thread that downloads, about every mebibyte. */
@FunctionalInterface
public interface DownloadListener {
    /** Ignores everything. */
    DownloadListener NONE = (file, bytes, total) -> {};

    /**
     * More of the file is on disk.
     *
     * @param file its name
     * @param bytes on disk so far, those of an earlier, interrupted download included
     * @param total size of the whole file
     */
    void progress(String file, long bytes, long total);

    /** Something a person may want to know: waiting for another process, trying again, unpacking. */
    default void message(String text) {}
}
