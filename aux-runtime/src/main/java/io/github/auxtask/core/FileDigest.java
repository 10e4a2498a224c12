package io.github.auxtask.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** SHA-256 of files, which may be larger than memory. */
public final class FileDigest {
    private static final int BUFFER = 1 << 20;

    private FileDigest() {}

    /**
     * SHA-256 of a file's bytes.
     *
     * @throws IOException if it cannot be read
     */
    public static ContentId of(Path file) throws IOException {
        MessageDigest digest = ContentId.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return ContentId.from(digest);
    }

    /**
     * The same for files that somebody named.
     *
     * @throws BadInputException if it cannot be read
     */
    public static ContentId ofNamed(Path file) {
        try {
            return of(file);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }
}
