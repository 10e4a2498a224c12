package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void foldersAreMadeAndFilesReplacedWithoutATrace() throws IOException {
        Path file = folder.resolve("a b/c.json");
        AtomicFile.write(file, new byte[] {1});
        AtomicFile.write(file, new byte[] {2, 3});
        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        try (Stream<Path> files = Files.list(folder.resolve("a b"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFailedWriteLeavesNothingBehindAndTellsNoPath() throws IOException {
        Path target = folder.resolve("taken");
        Files.createDirectories(target.resolve("by a folder"));
        assertThatThrownBy(() -> AtomicFile.write(target, new byte[] {1}))
                .isInstanceOf(RunFailedException.class)
                .hasMessageStartingWith("Cannot write taken: ")
                .hasMessageNotContaining(folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
