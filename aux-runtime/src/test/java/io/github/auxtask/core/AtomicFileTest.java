package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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
    void whatKilledWritersLeftIsClearedAwayAndNothingElse() throws IOException {
        Path left = Files.createFile(folder.resolve(".record.json." + UUID.randomUUID() + ".tmp"));
        Path others = Files.createFile(folder.resolve(".notes.tmp"));

        AtomicFile.removeLeftovers(folder, Duration.ofHours(1));
        assertThat(left).exists();

        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        AtomicFile.removeLeftovers(folder, Duration.ofHours(1));
        assertThat(left).doesNotExist();
        assertThat(others).exists();
        assertThatCode(() -> AtomicFile.removeLeftovers(folder.resolve("none"), Duration.ZERO))
                .doesNotThrowAnyException();
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
