package io.github.auxtask.data.archive;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DownloadListener;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one process, and the one thread of it, that fetches a data set or a file; others wait. The operating system lets go
 * of it when the process dies. The empty file stays, because deleting it would let two others in.
 */
public final class FolderLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until the lock is ours; the listener is told if that takes time. */
    public static FolderLock acquire(Path file, DownloadListener listener) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            boolean told = false;
            while (attempt(channel) == null) {
                if (!told) {
                    listener.message("waiting for another process that is fetching the same files");
                    told = true;
                }
                Thread.sleep(POLL.toMillis());
            }
            return new FolderLock(channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel.close();
            throw new BadInputException("Interrupted while another process was fetching the same files.", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this very process holds it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
