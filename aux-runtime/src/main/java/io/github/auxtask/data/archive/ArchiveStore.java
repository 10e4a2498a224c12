package io.github.auxtask.data.archive;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.DownloadListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a published archive's folder into the data home: fetched into a part file, checked, unpacked into a temporary
 * folder, verified, and moved in one step, so that a folder with the right name is always whole. A folder that is there
 * is left alone.
 */
public final class ArchiveStore {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long SLACK = 1 << 20;

    private final ArchiveSpec spec;
    private final Downloader downloader;

    public ArchiveStore(ArchiveSpec spec) {
        this(spec, new Downloader(PAUSE));
    }

    public ArchiveStore(ArchiveSpec spec, Downloader downloader) {
        this.spec = spec;
        this.downloader = downloader;
    }

    /** Where the data set's files lie or would lie: the data home may also be that very folder. */
    public Path folder(Path home) {
        boolean itself = !spec.files().isEmpty()
                && Files.isRegularFile(home.resolve(spec.files().get(0).name()));
        return itself ? home : home.resolve(spec.folder());
    }

    /** What was fetched so far. */
    Path part(Path home) {
        return home.resolve("." + spec.file() + ".part");
    }

    /** The archive as a person may have put it there. */
    public Path archive(Path home) {
        return home.resolve(spec.file());
    }

    /**
     * The folder, fetched if need be.
     *
     * @throws BadInputException if it is missing and cannot be had
     */
    @SuppressWarnings("try") // the lock is held, not looked at
    public Path obtain(DataAccess access) {
        Path home = access.home();
        Path folder = folder(home);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (access.offline() && !Files.isRegularFile(archive(home))) {
            throw new BadInputException("The data set " + spec.dataset() + " is not in " + home
                    + " and the network is off (-o): run mvn aux:data once without -o, or put " + spec.file()
                    + " there.");
        }
        try {
            FolderPath.make(home);
            try (FolderLock held = FolderLock.acquire(home.resolve("." + spec.folder() + ".lock"), access.listener())) {
                if (!Files.isDirectory(folder)) {
                    bring(access, folder);
                }
                return folder;
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot write into " + home + " (" + AtomicFile.reason(e)
                            + "): see to its permissions and free at least "
                            + ArchiveSpec.megabytes(needed(home)) + ", or choose another folder with -D"
                            + DataHome.PROPERTY + ".",
                    e);
        }
    }

    private void bring(DataAccess access, Path folder) throws IOException {
        Path home = access.home();
        Path given = archive(home);
        if (Files.isRegularFile(given)) {
            requirePublished(given);
            unpack(given, home, folder, access.listener());
            return;
        }
        requireSpace(home);
        Path part = part(home);
        fetch(part, access.listener());
        unpack(part, home, folder, access.listener());
        Files.delete(part);
    }

    /** From the first address that is of use; what the last one says is said. */
    private void fetch(Path part, DownloadListener listener) throws IOException {
        List<URI> addresses = spec.addresses();
        for (URI address : addresses.subList(0, addresses.size() - 1)) {
            try {
                fetch(address, part, listener);
                return;
            } catch (BadInputException e) {
                listener.message(e.getMessage() + " A mirror is tried.");
            }
        }
        fetch(addresses.get(addresses.size() - 1), part, listener);
    }

    private void fetch(URI address, Path part, DownloadListener listener) throws IOException {
        new CheckedDownload(downloader, address, spec.bytes(), spec.digest()).into(part, spec.file(), listener);
    }

    private void requireSpace(Path home) throws IOException {
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < needed(home)) {
            throw new BadInputException(
                    "The data set " + spec.dataset() + " needs " + ArchiveSpec.megabytes(needed(home)) + " in "
                            + home + ", where " + ArchiveSpec.megabytes(usable)
                            + " are free: make room, or choose another folder with -D"
                            + DataHome.PROPERTY + ".");
        }
    }

    private long needed(Path home) {
        long have;
        try {
            have = Files.size(part(home));
        } catch (IOException e) {
            have = 0;
        }
        return spec.bytes() + spec.extent().bytes() - have;
    }

    private void requirePublished(Path archive) throws IOException {
        if (!CheckedDownload.isWhole(archive, spec.bytes(), spec.digest())) {
            throw new BadInputException(archive + " is altered or truncated (" + Files.size(archive) + " of "
                    + spec.bytes() + " bytes, or another SHA-256): delete it and run mvn aux:data to fetch it anew.");
        }
    }

    private void unpack(Path archive, Path home, Path folder, DownloadListener listener) throws IOException {
        listener.message("unpacking " + spec.file());
        Path temporary = home.resolve("." + spec.folder() + ".unpacking");
        delete(temporary); // left by a process that was killed; nobody else is here while we hold the lock
        Files.createDirectory(temporary);
        try {
            new ArchiveUnpacker(spec.extent().bytes() + SLACK, spec.extent().entries()).unpack(archive, temporary);
            Path unpacked = temporary.resolve(spec.folder());
            if (!Files.isDirectory(unpacked)) {
                throw new BadInputException("The archive " + archive + " has no folder " + spec.folder()
                        + ": delete it and run mvn aux:data to fetch it anew.");
            }
            for (SourceFile file : spec.files()) {
                String problem = file.problem(unpacked, true);
                if (problem != null) {
                    throw new BadInputException("In the archive " + archive + ", " + problem
                            + ": delete it and run mvn aux:data to" + " fetch it anew.");
                }
            }
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(temporary);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
