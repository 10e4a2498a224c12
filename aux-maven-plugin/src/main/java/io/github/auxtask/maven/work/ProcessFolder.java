package io.github.auxtask.maven.work;

import io.github.auxtask.core.FolderPath;
import io.github.auxtask.lease.LeaseHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * The folder of this process among those of others, {@code process-PID}, with what it tells its worker. While it is in use the process holds
 * a lock on a file in it, which the system gives free when the process ends, however it ends. So what dead processes have left is known from
 * what living ones use, though numbers of processes come again.
 */
public final class ProcessFolder {
    private static final String PREFIX = "process-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})(-\\d{1,3})?");
    private static final String LOCK = "lock";
    private static final String HOST = "host";
    private static final int ATTEMPTS = 100;

    /** So long a process may be between making its folder and its lock, and more. */
    private static final Duration UNLOCKED = Duration.ofDays(1);

    private static final Pattern REPORT = Pattern.compile("crash-.*\\.log");
    private static final Duration REPORTED = Duration.ofDays(7);

    private final Path work;
    private final SessionData session;
    private final long pid;

    /**
     * Of this process.
     *
     * @param work the folder of such folders
     * @param session what keeps the lock for the length of a build, whatever class loader asks
     */
    public ProcessFolder(Path work, SessionData session) {
        this(work, session, ProcessHandle.current().pid());
    }

    /** The same of a process of this number. */
    public ProcessFolder(Path work, SessionData session, long pid) {
        this.work = work.toAbsolutePath().normalize();
        this.session = session;
        this.pid = pid;
    }

    /**
     * Makes the folder and takes it, unless this build has it already, and clears away those of processes that live no more. Where there can
     * be no locks, or nothing can be written, the folder is only named: who writes there is told why it cannot.
     */
    public Path take() {
        if (session.get(key()) instanceof List<?> held && held.get(0) instanceof Path folder) {
            return folder;
        }
        Path usual = work.resolve(PREFIX + pid);
        try {
            for (int i = 1; i <= ATTEMPTS; i++) {
                Path folder = i == 1 ? usual : work.resolve(PREFIX + pid + "-" + i);
                make(folder);
                FileChannel lock = lock(folder);
                if (lock != null) {
                    delete(folder, false);
                    session.set(key(), List.of(folder, lock));
                    clearOthers(folder);
                    return folder;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Told when something is written there.
        }
        return usual;
    }

    /** Deletes the folder, with which the lock goes. */
    public void clear() {
        Object held = session.get(key());
        if (held instanceof List<?> parts
                && parts.get(0) instanceof Path folder
                && parts.get(1) instanceof FileChannel lock) {
            session.set(key(), null);
            try (lock) {
                delete(folder, true);
            } catch (IOException | UncheckedIOException e) {
                // It only takes room, until the next command clears it away.
            }
        }
    }

    private String key() {
        return ProcessFolder.class.getName() + " " + work;
    }

    /**
     * Locks a folder. The file is opened once and by nobody else here: on most systems whoever closes it a second time in the same process
     * gives the lock free.
     *
     * @return {@code null} if there is no lock, a living process has it, or it is another machine's
     */
    private static @Nullable FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file) || !isOfThisMachine(folder)) {
            return null;
        }
        FileChannel channel;
        Object before;
        try {
            before = identity(file);
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException | AccessDeniedException e) {
            // Cleared away just now, or somebody else's.
            return null;
        }
        try {
            if (channel.tryLock() != null && Objects.equals(before, identity(file))) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it, and closing the channel would take it away.
            return null;
        } catch (NoSuchFileException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** What tells a file from another one that was there before under its name. */
    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** A lock means nothing to processes of other machines that share a home. */
    private static boolean isOfThisMachine(Path folder) throws IOException {
        try {
            return Files.readString(folder.resolve(HOST)).strip().equals(LeaseHolder.hostName());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Makes a folder that can be locked, unless another machine has it. */
    private static void make(Path folder) throws IOException {
        FolderPath.make(folder);
        try {
            Files.writeString(folder.resolve(HOST), LeaseHolder.hostName(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Of a machine, this one or another.
        }
        try {
            Files.createFile(folder.resolve(LOCK));
        } catch (FileAlreadyExistsException e) {
            // Somebody's, or left.
        }
    }

    private void clearOthers(Path own) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(work, PREFIX + "*")) {
            String user = Files.getOwner(own).getName();
            for (Path folder : folders) {
                Optional<Long> number = number(folder);
                if (number.isPresent()
                        && number.get() != pid
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder).getName().equals(user)) {
                    clearOther(folder, number.get());
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            // They only take room.
        }
    }

    private static void clearOther(Path folder, long number) throws IOException {
        if (!Files.exists(folder.resolve(LOCK))) {
            Instant written = Files.getLastModifiedTime(folder).toInstant();
            if (written.isBefore(Instant.now().minus(UNLOCKED))
                    && ProcessHandle.of(number).isEmpty()) {
                delete(folder, true);
            }
            return;
        }
        FileChannel lock = lock(folder);
        if (lock != null) {
            try (lock) {
                if (!hasCrashReport(folder)) {
                    delete(folder, true);
                }
            }
        }
    }

    /** Where a user was told to look for one, it stays for some days. */
    private static boolean hasCrashReport(Path folder) throws IOException {
        Instant since = Instant.now().minus(REPORTED);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (REPORT.matcher(String.valueOf(file.getFileName())).matches()
                        && Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Long> number(Path folder) {
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        return name.matches() ? Optional.of(Long.parseLong(name.group(1))) : Optional.empty();
    }

    /**
     * Deletes what is in a folder.
     *
     * @param whole whether what says whose it is goes, too, last of all, and then the folder
     */
    private static void delete(Path folder, boolean whole) throws IOException {
        Path lock = folder.resolve(LOCK);
        Path host = folder.resolve(HOST);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(lock) && !file.equals(host)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (whole) {
            Files.deleteIfExists(lock);
            Files.deleteIfExists(host);
            Files.deleteIfExists(folder);
        }
    }
}
