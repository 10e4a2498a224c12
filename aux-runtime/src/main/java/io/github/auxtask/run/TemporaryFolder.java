package io.github.auxtask.run;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed.
 *
 * @param path the folder
 */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder make() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("auxtask-"));
        } catch (IOException e) {
            throw new RunFailedException("The temporary folder cannot be written: " + AtomicFile.reason(e) + ".", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The system empties its temporary folder sooner or later.
        }
    }
}
