package io.github.auxtask.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file whole or not at all: a temporary file beside it, forced to the disk, then renamed over it. */
public final class AtomicFile {
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.tmp");

    private AtomicFile() {}

    /** What goes into a file, for content too large to be held twice. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes or replaces a file; its folder is made when it is missing.
     *
     * @throws RunFailedException if the disk is full or the folder cannot be written; the old file, if any, is untouched
     */
    public static void write(Path target, byte[] content) {
        write(target, channel -> writeAll(channel, ByteBuffer.wrap(content)));
    }

    /** Writes the rest of a buffer, however many calls it takes. */
    public static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The same with content that writes itself. */
    public static void write(Path target, Content content) {
        Path folder = target.toAbsolutePath().getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException("a file name is needed");
        }
        Path temporary = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
        try {
            FolderPath.make(folder);
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(temporary, e);
            throw new RunFailedException("Cannot write " + name + ": " + reason(e) + ".", e);
        }
    }

    /**
     * Deletes what writers left that were killed. A folder that cannot be listed, or is not there, is left alone.
     *
     * @param age how long a temporary file must have lain there, so that nobody writes it any more
     */
    public static void removeLeftovers(Path folder, Duration age) {
        Instant before = Instant.now().minus(age);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, AtomicFile::isTemporary)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They only take room; what is wrong with the folder shows when it is used.
        }
    }

    private static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(String.valueOf(file.getFileName())).matches();
    }

    /**
     * Why a file could not be read or written, in words and without a full stop. Without the path, too, which is nobody's business in
     * a log that is passed on.
     */
    public static String reason(IOException e) {
        return IoReason.of(e, System.getProperty("user.name", ""));
    }

    private static void discard(Path temporary, IOException cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
