package io.github.auxtask.data.archive;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DataHome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * One published file, fetched into a part file, verified, and moved to its place in one step, so that a file in its place is always
 * whole. A file that is there is left alone.
 *
 * @param address https, or http of a loopback address
 * @param bytes its length
 * @param digest its SHA-256
 * @param remedy what to do if the address is of no use, for messages: {@code correct weights.file}
 */
public record PinnedFile(URI address, long bytes, ContentId digest, String remedy) {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /**
     * The file, fetched if need be.
     *
     * @param folder where it is or belongs; made when it is missing
     * @param name of the file in it
     * @throws BadInputException if it is missing and cannot be had
     */
    public Path obtain(DataAccess access, Path folder, String name) {
        return obtain(access, folder, name, new Downloader(PAUSE, remedy));
    }

    @SuppressWarnings("try") // the lock is held, not looked at
    Path obtain(DataAccess access, Path folder, String name, Downloader downloader) {
        Path place = folder.resolve(name);
        if (Files.isRegularFile(place)) {
            return place;
        }
        if (access.offline()) {
            throw new BadInputException("The file " + place + " is missing and the network is off (-o): run the same"
                    + " command once without -o, or put there what lies at " + address + ".");
        }
        try {
            FolderPath.make(folder);
            try (FolderLock held = FolderLock.acquire(folder.resolve("." + name + ".lock"), access.listener())) {
                if (!Files.isRegularFile(place)) {
                    fetch(access, folder, name, downloader);
                }
                return place;
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot write " + place + " (" + AtomicFile.reason(e)
                            + "): see to its permissions and free at least "
                            + ArchiveSpec.megabytes(bytes) + ", or choose another folder with -D" + DataHome.PROPERTY
                            + ".",
                    e);
        }
    }

    private void fetch(DataAccess access, Path folder, String name, Downloader downloader) throws IOException {
        Path part = folder.resolve("." + name + ".part");
        long needed = bytes - (Files.exists(part) ? Files.size(part) : 0);
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < needed) {
            throw new BadInputException("The file " + address + " needs " + ArchiveSpec.megabytes(needed) + " in "
                    + folder + ", where " + ArchiveSpec.megabytes(usable)
                    + " are free: make room, or choose another folder with -D" + DataHome.PROPERTY + ".");
        }
        String path = address.getPath();
        new CheckedDownload(downloader, address, bytes, digest)
                .into(part, path.substring(path.lastIndexOf('/') + 1), access.listener());
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
