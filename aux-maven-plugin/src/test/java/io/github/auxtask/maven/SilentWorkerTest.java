package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.worker.WorkerEvent;
import io.github.auxtask.maven.worker.WorkerSummary;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** A worker that came to its end without a word of a run that was planned. */
class SilentWorkerTest {
    private final Plan plan = TestReproduction.plan();

    private static WorkerSummary told(String event, List<PlannedRun> runs) {
        WorkerSummary summary = new WorkerSummary();
        for (PlannedRun run : runs) {
            summary.accept(WorkerEvent.parse("##aux {\"event\":\"" + event + "\",\"id\":\""
                            + run.id().hex() + "\",\"label\":\"x\"}")
                    .orElseThrow());
        }
        return summary;
    }

    @Test
    void everyRunThatNobodySpokeOfIsNamed() {
        List<PlannedRun> runs = plan.selected();
        List<PlannedRun> told = runs.subList(0, runs.size() - 1);
        PlannedRun silent = runs.get(runs.size() - 1);
        for (String command : List.of("train", "attack")) {
            for (String event : List.of("run-finished", "run-skipped")) {
                assertThatThrownBy(() -> AbstractWorkerMojo.requireAll(command, plan, told(event, told)))
                        .isInstanceOf(MojoExecutionException.class)
                        .hasMessage("The worker said nothing of 1 run: " + silent.label()
                                + ". Run the same command again; it goes on from what is done.");
                assertThatCode(() -> AbstractWorkerMojo.requireAll(command, plan, told(event, runs)))
                        .doesNotThrowAnyException();
            }
        }
        assertThatThrownBy(() -> AbstractWorkerMojo.requireAll("train", plan, new WorkerSummary()))
                .hasMessageContaining("said nothing of " + runs.size() + " runs");
    }

    @Test
    void aRunThatWasOnlyStartedIsNotReported() {
        assertThatThrownBy(() -> AbstractWorkerMojo.requireAll("train", plan, told("run-started", plan.selected())))
                .hasMessageContaining("said nothing of");
    }

    @Test
    void commandsWithoutRunsNeedNoneToBeReported() {
        assertThatCode(() -> AbstractWorkerMojo.requireAll("probe", plan, new WorkerSummary()))
                .doesNotThrowAnyException();
        assertThatCode(() -> AbstractWorkerMojo.requireAll("doctor", null, new WorkerSummary()))
                .doesNotThrowAnyException();
    }
}
