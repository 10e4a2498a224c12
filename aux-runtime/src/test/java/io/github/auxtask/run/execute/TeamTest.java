package io.github.auxtask.run.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.run.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamTest {
    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void aRun() {
        run = new RunFolder(folder.resolve("run"));
    }

    @Test
    void whatAMemberBeganAndDidNotEndIsGivenUp() throws Exception {
        Files.createDirectories(run.path());
        new Team("a").begin(run);

        assertThat(new Team("a").hasGivenUp(run)).isTrue();
        assertThat(new Team("a").hasDone(run)).isFalse();
    }

    @Test
    void whatAMemberEndedIsDone() throws Exception {
        Files.createDirectories(run.path());
        new Team("a").begin(run);
        new Team("a").end(run);

        assertThat(new Team("a").hasGivenUp(run)).isFalse();
        assertThat(new Team("a").hasDone(run)).isTrue();
    }

    @Test
    void theNextCommandBeginsAnew() throws Exception {
        Files.createDirectories(run.path());
        new Team("a").begin(run);

        assertThat(new Team("b").hasGivenUp(run)).isFalse();
        assertThat(new Team(null).hasGivenUp(run)).isFalse();
    }

    @Test
    void aWorkerAloneLeavesNoMark() throws Exception {
        Files.createDirectories(run.path());
        new Team(null).begin(run);

        assertThat(run.path()).isEmptyDirectory();
    }
}
