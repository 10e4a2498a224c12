package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to train or evaluate one run, held by at most one process. The operating system gives it back when its holder
 * dies, so there are no stale locks. The file itself stays: deleting it would let two processes lock two files of one name.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param file made when it is missing
     * @return empty if another process, or another thread of this one, has it
     * @throws RunFailedException if the store cannot be written
     */
    public static Optional<RunLock> tryTake(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new RunLock(channel, lock));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw new RunFailedException(
                    "The store's lock " + file.getFileName() + " cannot be taken: " + AtomicFile.reason(e)
                            + "; is the store (-Daux.store) a writable folder?",
                    e);
        }
    }

    /**
     * Whether a process has the lock. Looks without writing, and without keeping others from it for more than a moment; not for a
     * process that may have it itself, which would lose it.
     */
    public static boolean isTaken(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock look = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return look == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // There is already a better reason to report.
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
