package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTaskTest {
    private static final long NOON = 1_700_000_000;

    @TempDir
    private Path folder;

    private final FakeSlurm commands = new FakeSlurm();
    private final Submission submission = new Submission("aux-paper-full-1", "me", "101", List.of());

    private String problem() {
        Slurm slurm = new Slurm(commands);
        return FirstTask.problem(folder, submission, slurm.queue("me"), slurm).orElse("");
    }

    private void seen(long seconds) throws Exception {
        Path seen = Files.writeString(folder.resolve("seen"), "node=n7\nseconds=" + seconds + "\n");
        Files.setLastModifiedTime(seen, FileTime.from(Instant.ofEpochSecond(NOON)));
    }

    @Test
    void aNodeWhoseClockAgreesIsFine() throws Exception {
        seen(NOON + 20);

        assertThat(problem()).isEmpty();
    }

    @Test
    void aClockThatDiffersIsToldWithTheNodeAndTheDirection() throws Exception {
        seen(NOON - 3600);

        assertThat(problem()).contains("clock of the node n7 is 3600 s behind the store's", "no result depends on it");
    }

    @Test
    void aTaskThatEndedWithoutAWordDidNotSeeTheStore() {
        commands.job = "JobId=101 JobState=FAILED Reason=NonZeroExitCode NodeList=n7 BatchHost=n7";

        assertThat(problem())
                .contains("job 101", "on the node n7", "ended without a word", folder.toString(), "-Daux.cancel=true");
    }

    @Test
    void aCancelledTaskFoundNothing() {
        commands.job = "JobId=101 JobState=CANCELLED Reason=None NodeList=(null)";

        assertThat(problem()).isEmpty();
    }

    @Test
    void whatTheTaskSaidIsTold() throws Exception {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                folder.resolve("logs/look.log"), "job 101 on n7, start 1\nThere is no Java on the node n7.\n");

        assertThat(problem()).contains("found: There is no Java on the node n7. Cancel");
    }
}
