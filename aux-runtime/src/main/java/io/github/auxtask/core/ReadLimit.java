package io.github.auxtask.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much of a file is read at once, by what it holds. Whatever is read whole is read through one of these, so that a wrong or a
 * planted file ends in a sentence and not in an exhausted memory.
 */
public enum ReadLimit {
    /** What people write: {@code reproduction.yaml}, tables, lists of names. */
    TEXT(16),
    /** What programs write for programs: records, plans, manifests, caches. */
    RECORD(256),
    /** Images, arrays, sounds, chunks of predictions. */
    DATA(2047);

    private static final long MEGABYTE = 1 << 20;

    private final long megabytes;

    ReadLimit(long megabytes) {
        this.megabytes = megabytes;
    }

    /**
     * All bytes of a file.
     *
     * @throws IOException if it cannot be read or is larger; the message completes "cannot be read: ..."
     */
    public byte[] bytes(Path file) throws IOException {
        long size = Files.size(file);
        if (size > megabytes * MEGABYTE) {
            throw new IOException(String.format(
                    Locale.ROOT, "it has %,d bytes, more than the %,d MB that are read of its kind", size, megabytes));
        }
        return Files.readAllBytes(file);
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws CharacterCodingException if it is in another encoding
     * @throws IOException see {@link #bytes}
     */
    public String text(Path file) throws IOException {
        return text(file, StandardCharsets.UTF_8);
    }

    /** The text of a file in an encoding; see {@link #text(Path)}. */
    public String text(Path file, Charset encoding) throws IOException {
        return encoding.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    }

    /** The lines of a text in UTF-8; see {@link #text(Path)}. */
    public List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }
}
