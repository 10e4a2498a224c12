package io.github.auxtask.lease;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The leases on a folder, as files {@code lease-1}, {@code lease-2} and so on in it. Each is made once, by whoever wins, and rewritten by
 * its maker alone; the newest is the one that counts. So nothing is ever taken away from under somebody: a lease is taken over by making
 * the next one.
 *
 * @param path the folder; it exists
 */
record LeaseFolder(Path path) {
    private static final String NAME = "lease-";

    /** Older ones than that are of no use to anybody, not even to those who looked long ago. */
    private static final int KEPT = 16;

    /** The number of the newest lease; 0 if there is none. */
    int newest() {
        int newest = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, NAME + "*")) {
            for (Path file : files) {
                newest = Math.max(newest, number(file));
            }
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | DirectoryIteratorException e) {
            throw new RunFailedException("The leases in " + path + " cannot be listed: " + e.getMessage() + ".", e);
        }
        // A client of NFS may list what it remembers; a file that is asked for by name is looked up.
        while (exists(newest + 1)) {
            newest++;
        }
        return newest;
    }

    boolean exists(int number) {
        return Files.exists(file(number));
    }

    /** What stands in a lease; nothing if it cannot be read just now. */
    String read(int number) {
        try {
            return ReadLimit.RECORD.text(file(number));
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Makes a lease that does not exist yet: a file of one's own is linked to the name, which one of several can do on every file
     * system, NFS included.
     *
     * @return false if somebody else was faster
     */
    boolean create(int number, LeaseNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        Path own = temporary(number);
        try {
            Files.write(own, text, StandardOpenOption.CREATE_NEW);
            try {
                return link(number, own, text);
            } finally {
                Files.deleteIfExists(own);
            }
        } catch (IOException e) {
            throw new RunFailedException(
                    "The store's lease " + NAME + number + " cannot be made: " + AtomicFile.reason(e)
                            + "; is the store (-Daux.store) a writable folder?",
                    e);
        }
    }

    private boolean link(int number, Path own, byte[] text) throws IOException {
        Path target = file(number);
        try {
            Files.createLink(target, own);
            return true;
        } catch (FileAlreadyExistsException e) {
            // Of NFS the answer to a link that was made may be lost, and the repetition finds the file there.
            return isOurs(number, text);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (isOurs(number, text)) {
                return true;
            }
            return createExclusively(target, text);
        }
    }

    private boolean isOurs(int number, byte[] text) {
        return read(number).equals(new String(text, StandardCharsets.UTF_8));
    }

    /** Where there are no hard links. */
    private static boolean createExclusively(Path target, byte[] text) throws IOException {
        try {
            Files.write(target, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Rewrites a lease of one's own. It is not forced to the disk: when the file server loses power, nobody's lease matters, and one that is
     * damaged expires like any other.
     */
    void rewrite(int number, LeaseNote note) {
        Path own = temporary(number);
        try {
            Files.write(own, note.text().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            Files.move(own, file(number), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(own, e);
            throw new RunFailedException(
                    "The store's lease " + NAME + number + " cannot be renewed: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private Path temporary(int number) {
        return path.resolve("." + NAME + number + "." + UUID.randomUUID() + ".tmp");
    }

    private static void discard(Path own, IOException cause) {
        try {
            Files.deleteIfExists(own);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Deletes what is long past. */
    void tidy(int newest) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, NAME + "*")) {
            for (Path file : files) {
                if (number(file) > 0 && number(file) <= newest - KEPT) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They only take room.
        }
    }

    /** What stands in the newest lease, if somebody holds it or did not give it back. */
    Optional<LeaseNote> newestNote() {
        int newest = newest();
        return newest == 0 ? Optional.empty() : LeaseNote.parse(read(newest));
    }

    Optional<FileTime> renewed() {
        int newest = newest();
        try {
            return newest == 0 ? Optional.empty() : Optional.of(Files.getLastModifiedTime(file(newest)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path file(int number) {
        return path.resolve(NAME + number);
    }

    private static int number(Path file) {
        String name = String.valueOf(file.getFileName());
        String digits = name.startsWith(NAME) ? name.substring(NAME.length()) : "";
        return digits.matches("[1-9]\\d{0,8}") ? Integer.parseInt(digits) : 0;
    }
}
