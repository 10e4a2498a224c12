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

    @Test
    void aTaskOfAQueueGivesARunUpWhenSeveralHaveDiedOfIt() throws Exception {
        Files.createDirectories(run.path());
        for (int death = 1; death <= 3; death++) {
            assertThat(new Team("a", 3).hasGivenUp(run)).isFalse();
            new Team("a", 3).begin(run);
        }

        assertThat(new Team("a", 3).hasGivenUp(run)).isTrue();
    }

    @Test
    void anInterruptionIsNoDeath() throws Exception {
        Files.createDirectories(run.path());
        for (int i = 0; i < 10; i++) {
            new Team("a", 3).begin(run);
            new Team("a", 3).stop(run);
        }

        assertThat(new Team("a", 3).hasGivenUp(run)).isFalse();
    }

    @Test
    void whatFailedIsGivenUpAtOnce() throws Exception {
        Files.createDirectories(run.path());
        new Team("a", 3).begin(run);
        new Team("a", 3).fail(run);

        assertThat(new Team("a", 3).hasGivenUp(run)).isTrue();
        assertThat(new Team("b", 3).hasGivenUp(run)).isFalse();
    }
}
