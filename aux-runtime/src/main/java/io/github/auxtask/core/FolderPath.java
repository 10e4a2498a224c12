package io.github.auxtask.core;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands where a folder should be: a file, or a link that leads nowhere, on the way to it or in its place. */
public final class FolderPath {
    private FolderPath() {}

    /**
     * Makes a folder and those above it, as far as they are missing.
     *
     * @param folder {@code null} for what is above a root, which is there
     * @throws IOException if that cannot be; the reason names what is in the way
     */
    public static void make(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            String obstacle = obstacle(folder).orElse(null);
            if (obstacle == null) {
                throw e;
            }
            FileSystemException explained =
                    new FileSystemException(folder.toString(), null, obstacle + ": move it away");
            explained.initCause(e);
            throw explained;
        }
    }

    /** Why there can be no folder of this path, with the place and without a full stop; empty if nothing is in the way. */
    public static Optional<String> obstacle(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        if (Files.isDirectory(there)) {
            return Optional.empty();
        }
        return Optional.of(brokenLink(there).orElse(there + " is a file, where a folder should be"));
    }

    /** If a path is a link that leads nowhere: which, and where to, without a full stop. */
    public static Optional<String> brokenLink(Path path) {
        if (!Files.isSymbolicLink(path) || Files.exists(path)) {
            return Optional.empty();
        }
        String target;
        try {
            target = Files.readSymbolicLink(path).toString();
        } catch (IOException e) {
            target = "something";
        }
        return Optional.of(path + " is a link to " + target + ", which is not there");
    }
}
