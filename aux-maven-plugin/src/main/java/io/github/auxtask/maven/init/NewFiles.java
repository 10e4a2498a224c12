package io.github.auxtask.maven.init;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes files that must not be there yet: all of them or none. */
final class NewFiles {
    private final Path folder;

    /** In the order in which they were made, the newest first. */
    private final Deque<Path> made = new ArrayDeque<>();

    private NewFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes files into a folder.
     *
     * @param files path with forward slashes to text
     * @throws BadInputException if one is there already; nothing is written then
     * @throws RunFailedException if one cannot be written; those that were are deleted again
     */
    static void write(Path folder, Map<String, String> files) {
        List<String> taken = files.keySet().stream()
                .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!taken.isEmpty()) {
            throw new BadInputException("Nothing was written, because there is already " + String.join(", ", taken)
                    + ": call the goal in an empty folder, or move "
                    + (taken.size() == 1 ? "that file" : "those files") + " away first.");
        }
        new NewFiles(folder).write(files);
    }

    private void write(Map<String, String> files) {
        String current = "";
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                current = file.getKey();
                Path path = folder.resolve(current);
                makeFolder(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
                made.push(path);
            }
        } catch (IOException e) {
            takeBack(e);
            throw new RunFailedException(
                    "Nothing was made, because " + current + " cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private void makeFolder(@Nullable Path path) throws IOException {
        if (path != null && !Files.isDirectory(path)) {
            makeFolder(path.getParent());
            Files.createDirectory(path);
            made.push(path);
        }
    }

    private void takeBack(IOException failure) {
        for (Path path : made) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
