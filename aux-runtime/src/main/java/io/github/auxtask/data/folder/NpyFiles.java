package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a folder of arrays, by content.
 *
 * @param digests name to SHA-256, in the order of names
 */
record NpyFiles(Map<String, ContentId> digests) {
    private static final List<String> NAMES =
            List.of(ClassNames.FILE, "test_images.npy", "test_labels.npy", "train_images.npy", "train_labels.npy");
    private static final int BUFFER = 1 << 16;

    /**
     * Reads all files that are there, at once.
     *
     * @throws BadInputException if one cannot be read
     */
    static NpyFiles in(Path folder) {
        Map<String, ContentId> digests = new ConcurrentHashMap<>();
        NAMES.parallelStream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .forEach(name -> digests.put(name, digest(folder.resolve(name))));
        return new NpyFiles(new TreeMap<>(digests));
    }

    /** SHA-256 over one line for each file, {@code <sha-256>  <name>}: what sha256sum prints. */
    ContentId digest() {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        return ContentId.of(lines.toString());
    }

    private static ContentId digest(Path file) {
        MessageDigest digest = ContentId.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // Only the digest is wanted.
            }
            return ContentId.from(digest);
        } catch (IOException e) {
            throw new BadInputException("Cannot read " + file + " (" + e + "): check the file and its permissions.", e);
        }
    }
}
