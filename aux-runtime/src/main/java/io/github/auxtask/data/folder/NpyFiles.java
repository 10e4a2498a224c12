package io.github.auxtask.data.folder;

import io.github.auxtask.core.AtomicFile;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a folder of arrays, by content.
 *
 * @param digests name to SHA-256, in the order of names
 */
record NpyFiles(Map<String, ContentId> digests) {
    private static final String IMAGES = "images.npy";
    private static final String LABELS = "labels.npy";
    private static final int BUFFER = 1 << 16;

    /** The file of a split's images. */
    static String images(String split) {
        return split.isEmpty() ? IMAGES : split + "_" + IMAGES;
    }

    /** The file of a split's labels. */
    static String labels(String split) {
        return split.isEmpty() ? LABELS : split + "_" + LABELS;
    }

    /**
     * Reads all files that are there, at once.
     *
     * @param splits what their names begin with
     * @throws BadInputException if one cannot be read
     */
    static NpyFiles in(Path folder, List<String> splits) {
        Set<String> names = new TreeSet<>(Set.of(ClassNames.FILE));
        for (String split : splits) {
            names.add(images(split));
            names.add(labels(split));
        }
        Map<String, ContentId> digests = new ConcurrentHashMap<>();
        names.parallelStream()
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
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }
}
