package io.github.auxtask.maven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreSortedAndHaveTheFormOfSha256sum() throws IOException {
        Manifest manifest = new Manifest(folder);
        Files.writeString(manifest.add("b.csv"), "abc");
        Files.writeString(manifest.add("a.json"), "");
        manifest.write(folder.resolve("digests"));
        assertThat(folder.resolve("digests")).hasContent("""
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.json
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.csv
                        """);
    }

    @Test
    void picturesOfAnEarlierReportGoAndAllElseStays() throws IOException {
        Files.createDirectories(folder.resolve("images/own/below"));
        Path shown = Files.writeString(folder.resolve("images/own/shown.png"), "1");
        Path stale = Files.writeString(folder.resolve("images/own/stale.png"), "2");
        Path others = Files.writeString(folder.resolve("images/logo.png"), "3");
        Manifest manifest = new Manifest(folder);
        manifest.addAll(List.of(shown));
        manifest.deleteOthers("images/own");
        manifest.deleteOthers("images/none");
        assertThat(stale).doesNotExist();
        assertThat(shown).exists();
        assertThat(others).exists();
        assertThat(folder.resolve("images/own/below")).exists();
    }
}
