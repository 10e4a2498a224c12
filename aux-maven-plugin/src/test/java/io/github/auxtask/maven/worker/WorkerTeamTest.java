package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.log.PrefixedLog;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class WorkerTeamTest {
    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();

    @Test
    void everyLineSaysWhichWorkerAndEachRunCountsOnce() throws Exception {
        WorkerSummary summary = team("train-to-the-end", "train-to-the-end");

        assertThat(summary.finished()).isEqualTo(1);
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("INFO worker 1: run 2 of 2"))
                .anyMatch(line -> line.startsWith("INFO worker 2: run 2 of 2"));
    }

    @Test
    void aWorkerThatDiesDoesNotStopTheOthersAndIsNamed() {
        assertThatThrownBy(() -> team("die", "train-to-the-end"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Worker 1: The worker was killed (exit 137)");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO worker 2:   finished"));
    }

    @Test
    void aFailedRunFailsTheBuildWhenTheOthersAreDone() {
        assertThatThrownBy(() -> team("train-to-the-end", "fail"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 run failed: resnet8/ft seed 1: the loss is NaN");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO worker 1:   finished"));
    }

    /** Workers with these scenarios. */
    private WorkerSummary team(String first, String second) throws Exception {
        WorkerTeam team = new WorkerTeam(List.of(member(1, first), member(2, second)));
        return team.launch(
                "side-by-side",
                new WorkerRequest(null, null, null, folder, null, "cpu", 1, false, true, "untested", 0));
    }

    private WorkerLauncher member(int number, String scenario) throws URISyntaxException {
        Path classes = Path.of(FakeWorker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new WorkerLauncher(
                new PrefixedLog(log, "worker " + number + ": "),
                JavaLauncher.ofThisJvm(),
                () -> new ClassPath(List.of(new ClassPath.Entry(classes, null))),
                new WorkerSettings(Flavor.CPU, 1, true, "-Dscenario=" + scenario, false),
                FakeWorker.class.getName(),
                folder.resolve("engine"),
                folder.resolve("worker-" + number));
    }
}
