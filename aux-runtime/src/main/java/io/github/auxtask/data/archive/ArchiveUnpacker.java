package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.InvisibleText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a tar archive, gzipped or not, or a zip archive, trusting nothing in it: only plain files and folders, only below the target, only so
 * many, only so large. Where there are few files each is forced to disk.
 */
final class ArchiveUnpacker {
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K'};

    /** More would take minutes to force to disk one by one. */
    private static final int FEW = 1000;

    private final long maximumBytes;
    private final int maximumEntries;

    /**
     * An unpacker with limits.
     *
     * @param maximumBytes of all files together
     * @param maximumEntries files and folders together
     */
    ArchiveUnpacker(long maximumBytes, int maximumEntries) {
        this.maximumBytes = maximumBytes;
        this.maximumEntries = maximumEntries;
    }

    /**
     * Unpacks into a folder that exists.
     *
     * @throws BadInputException if the archive holds what it must not
     * @throws IOException if it cannot be read, or the files cannot be written
     */
    void unpack(Path archive, Path target) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
            if (begins(file, ZIP)) {
                try (ZipFile zip = new ZipFile(archive.toFile())) {
                    unpack(archive, zip, target);
                }
                return;
            }
            try (InputStream plain = begins(file, GZIP) ? new GzipCompressorInputStream(file) : file;
                    TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
                unpack(archive, tar, target);
            }
        }
    }

    private void unpack(Path archive, TarArchiveInputStream tar, Path target) throws IOException {
        long left = maximumBytes;
        int entries = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = place(archive, target, entry.getName());
            requireFew(archive, ++entries);
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (isPlain(entry)) {
                Files.createDirectories(path.getParent());
                left -= copy(archive, tar, path, left);
            } else {
                throw refused(archive, "holds '" + entry.getName() + "', which is neither a plain file nor a folder");
            }
        }
    }

    /** What a zip archive calls a link comes out as a plain file that says where it leads. */
    private void unpack(Path archive, ZipFile zip, Path target) throws IOException {
        long left = maximumBytes;
        int entries = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            Path path = place(archive, target, entry.getName());
            requireFew(archive, ++entries);
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= copy(archive, in, path, left);
                }
            }
        }
    }

    /** The library calls pipes and devices files. */
    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isFIFO()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice();
    }

    private void requireFew(Path archive, int entries) {
        if (entries > maximumEntries) {
            throw refused(archive, "holds more than " + maximumEntries + " entries");
        }
    }

    /** Looks at the first bytes and goes back. */
    private static boolean begins(InputStream file, byte[] magic) throws IOException {
        file.mark(magic.length);
        byte[] start = file.readNBytes(magic.length);
        file.reset();
        return Arrays.equals(start, magic);
    }

    private static Path place(Path archive, Path target, String name) {
        String hidden = InvisibleText.in(name);
        if (!hidden.isEmpty()) {
            throw refused(archive, "holds a name with " + hidden);
        }
        // A backslash or a colon is harmless here and a way out on Windows.
        boolean strange = name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains(":");
        Path path = strange ? target : target.resolve(name).normalize();
        if (path.equals(target) || !path.startsWith(target)) {
            throw refused(archive, "holds '" + name + "', which would be written outside its folder");
        }
        return path;
    }

    private long copy(Path archive, InputStream in, Path file, long left) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > left) {
                    throw refused(archive, "unpacks to more than " + ArchiveSpec.megabytes(maximumBytes));
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            if (maximumEntries <= FEW) {
                out.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(
                    String.valueOf(refused(archive, "holds '" + file.getFileName() + "' twice")
                            .getMessage()),
                    e);
        }
        return copied;
    }

    private static BadInputException refused(Path archive, String problem) {
        return new BadInputException(archive + " " + problem
                + ": it is not the published archive, so delete it and run mvn aux:data to fetch it anew.");
    }
}
