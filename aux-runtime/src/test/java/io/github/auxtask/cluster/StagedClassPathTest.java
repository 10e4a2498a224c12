package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.provenance.Artifacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedClassPathTest {
    @TempDir
    private Path folder;

    private StagedClassPath staged;
    private Path jar;

    @BeforeEach
    void aJar() throws Exception {
        staged = new StagedClassPath(folder.resolve("store"));
        jar = Files.writeString(folder.resolve("a-1.jar"), "content");
    }

    @Test
    void aJarLiesInTheStoreUnderItsDigestWithItsName() throws Exception {
        Path copy = staged.stage(jar);

        assertThat(copy)
                .isEqualTo(folder.resolve("store/classpath")
                        .resolve(Artifacts.digest(jar))
                        .resolve("a-1.jar"));
        assertThat(Files.readString(copy)).isEqualTo("content");
    }

    @Test
    void itIsCopiedOnceAndAgainWhenItWasDamaged() throws Exception {
        Path copy = staged.stage(jar);
        FileTime longAgo = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(copy, longAgo);

        assertThat(Files.getLastModifiedTime(staged.stage(jar))).isEqualTo(longAgo);
        Files.writeString(copy, "contenu");
        assertThat(Files.readString(staged.stage(jar))).isEqualTo("content");
    }

    @Test
    void aFolderOfClassesHasTheSameDigestThere() throws Exception {
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("a/b"));
        Files.writeString(classes.resolve("a/b/C.class"), "c");

        Path copy = staged.stage(classes);

        assertThat(copy.getFileName()).hasToString("classes");
        assertThat(Artifacts.digest(copy)).isEqualTo(Artifacts.digest(classes));
        assertThat(staged.stage(classes)).isEqualTo(copy);
    }
}
