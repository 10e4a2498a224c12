package io.github.auxtask.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with the SHA-256 of files beside it, in the form of {@code sha256sum}, with which anybody can check it
 * ({@code sha256sum -c}): for files that have no checksum of their own.
 */
public final class DigestList {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\\\\\\p{Cntrl}]+)");

    private DigestList() {}

    /**
     * Writes the list of some files, which lie beside it.
     *
     * @param list the file to write
     * @param names of the files
     * @throws RunFailedException if one of them cannot be read or the list cannot be written
     */
    public static void write(Path list, Collection<String> names) {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            try {
                lines.append(FileDigest.of(list.resolveSibling(name)))
                        .append("  ")
                        .append(name)
                        .append('\n');
            } catch (IOException e) {
                throw new RunFailedException("Cannot read " + name + ": " + AtomicFile.reason(e) + ".", e);
            }
        }
        AtomicFile.write(list, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Name to digest, in the list's order.
     *
     * @throws IOException if it cannot be read or is no such list
     */
    public static Map<String, ContentId> read(Path list) throws IOException {
        Map<String, ContentId> digests = new LinkedHashMap<>();
        String text = ReadLimit.TEXT.text(list);
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || digests.put(matcher.group(2), new ContentId(matcher.group(1))) != null) {
                throw new IOException("it is no list of SHA-256 digests");
            }
        }
        if (digests.isEmpty() || !text.endsWith("\n")) {
            throw new IOException("it is no list of SHA-256 digests");
        }
        return digests;
    }

    /** What does not fit a list that is there, as the end of a sentence; empty if all fits, or there is no list. */
    public static Optional<String> flaw(Path list) {
        if (!Files.exists(list)) {
            return Optional.empty();
        }
        try {
            for (Map.Entry<String, ContentId> listed : read(list).entrySet()) {
                Path file = list.resolveSibling(listed.getKey());
                if (!Files.isRegularFile(file)) {
                    return Optional.of(listed.getKey() + " is not there");
                }
                if (!FileDigest.of(file).equals(listed.getValue())) {
                    return Optional.of(listed.getKey() + " was changed since it was written");
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(list.getFileName() + " cannot be read: " + AtomicFile.reason(e));
        }
    }
}
