package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPathTest {
    @TempDir
    private Path folder;

    @Test
    void missingFoldersAreMadeAndLinksToFoldersAreFollowed() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        FolderPath.make(folder.resolve("link/a/b"));
        FolderPath.make(folder.resolve("link"));

        assertThat(folder.resolve("real/a/b")).isDirectory();
        assertThat(FolderPath.obstacle(folder.resolve("link/a/b/c"))).isEmpty();
    }

    @Test
    void aFileInThePlaceOfAFolderIsNamedHoweverFarAboveItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("runs"), "");

        for (Path wanted : new Path[] {file, file.resolve("smoke"), file.resolve("smoke/attempts")}) {
            String expected = file + " is a file, where a folder should be";
            assertThat(FolderPath.obstacle(wanted)).contains(expected);
            assertThatThrownBy(() -> AtomicFile.write(wanted.resolve("a.json"), new byte[1]))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage("Cannot write a.json: " + expected + ": move it away.");
        }
    }

    @Test
    void aLinkThatLeadsNowhereInThePlaceOfAFolderIsNamedWithWhereItLeads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("runs"), Path.of("gone"));

        for (Path wanted : new Path[] {link, link.resolve("smoke")}) {
            String expected = link + " is a link to gone, which is not there";
            assertThat(FolderPath.obstacle(wanted)).contains(expected);
            assertThatThrownBy(() -> AtomicFile.write(wanted.resolve("a.json"), new byte[1]))
                    .hasMessage("Cannot write a.json: " + expected + ": move it away.");
        }
    }
}
