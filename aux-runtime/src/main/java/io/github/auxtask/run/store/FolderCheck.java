package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a folder can be written, and how much fits. The folder need not exist yet: nothing is made but a file that is
 * deleted at once, in the nearest folder above that exists.
 *
 * @param writable whether a file could be made
 * @param problem why not; empty otherwise
 * @param freeBytes of the file system
 */
public record FolderCheck(boolean writable, String problem, long freeBytes) {
    /** Looks at a folder. */
    public static FolderCheck of(Path folder) {
        String obstacle = FolderPath.obstacle(folder).orElse(null);
        if (obstacle != null) {
            return new FolderCheck(false, obstacle, 0);
        }
        Path existing = folder.toAbsolutePath().normalize();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            Files.delete(Files.createTempFile(existing, ".auxtask-", ".tmp"));
            return new FolderCheck(true, "", Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            return new FolderCheck(false, AtomicFile.reason(e), 0);
        }
    }
}
