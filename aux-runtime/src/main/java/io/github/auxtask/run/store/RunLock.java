package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.lease.Lease;
import io.github.auxtask.lease.LeaseKeeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * The right to train or evaluate one run, held by at most one process: a file lock, and beside it a {@linkplain Lease lease}. The
 * operating system gives the lock back when its holder dies, so that nobody on the same machine waits; where locks do not hold between
 * machines, as on many a network file system, the lease does. The file itself stays: deleting it would let two processes lock two files of one name.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Lease lease;

    private RunLock(FileChannel channel, FileLock lock, Lease lease) {
        this.channel = channel;
        this.lock = lock;
        this.lease = lease;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param file made when it is missing
     * @return empty if another process, or another thread of this one, has it
     * @throws RunFailedException if the store cannot be written
     */
    public static Optional<RunLock> tryTake(Path file) {
        return tryTake(file, LeaseKeeper.ofThisProcess());
    }

    /** The same, as another process may do it. */
    static Optional<RunLock> tryTake(Path file, LeaseKeeper keeper) {
        FileChannel channel = null;
        Path folder = folder(file);
        try {
            FolderPath.make(folder);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            Optional<Lease> lease = lock == null ? Optional.empty() : keeper.tryTake(folder, true);
            if (lock != null && lease.isPresent()) {
                return Optional.of(new RunLock(channel, lock, lease.get()));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw new RunFailedException(
                    "The lock of " + folder.getFileName() + " in the store cannot be taken: " + AtomicFile.reason(e)
                            + "; is the store (-Daux.store) a writable folder?",
                    e);
        }
    }

    /**
     * Whether a process has the lock. Looks without writing, and without keeping others from it for more than a moment; not for a
     * process that may have it itself, which would lose it.
     */
    public static boolean isTaken(Path file) {
        return isLocked(file) || LeaseKeeper.ofThisProcess().isHeld(folder(file), true);
    }

    /** Whether who has the lock was seen to live: it has the file lock, or renewed its lease a short time ago. */
    public static boolean isAlive(Path file) {
        return isLocked(file) || LeaseKeeper.ofThisProcess().isAlive(folder(file));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
    }

    private static boolean isLocked(Path file) {
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
        lease.close();
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
