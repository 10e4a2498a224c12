package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DownloadListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Fetches a file of which length and digest are published, going on where an earlier attempt stopped.
 *
 * @param address https, or http of a loopback address
 * @param bytes its length
 * @param digest its SHA-256
 */
public record CheckedDownload(Downloader downloader, URI address, long bytes, ContentId digest) {
    private static final int BUFFER = 1 << 16;

    /**
     * Fetches it.
     *
     * @param part what was fetched so far, if it exists; holds the whole file afterwards
     * @param file its name, for messages
     * @throws BadInputException if it cannot be had, or is another file, which is then deleted
     */
    public void into(Path part, String file, DownloadListener listener) throws IOException {
        boolean resumed = Files.exists(part);
        downloader.fetch(address, part, bytes, listener);
        if (resumed && !isWhole(part, bytes, digest)) {
            // The beginning may be of another version of the file, or damaged: once more, from nothing.
            listener.message(file + " does not have its published checksum; fetching it from the beginning");
            Files.delete(part);
            downloader.fetch(address, part, bytes, listener);
        }
        if (!isWhole(part, bytes, digest)) {
            Files.delete(part);
            throw new BadInputException("What " + address + " sent is not the published " + file
                    + " (its SHA-256 differs) and was deleted: " + downloader.remedy() + ".");
        }
    }

    /** Whether a file is, byte for byte, the published one. */
    public static boolean isWhole(Path file, long bytes, ContentId digest) throws IOException {
        if (Files.size(file) != bytes) {
            return false;
        }
        MessageDigest found = ContentId.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                found.update(buffer, 0, n);
            }
        }
        return ContentId.from(found).equals(digest);
    }
}
