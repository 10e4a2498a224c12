package io.github.auxtask.run.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.cluster.TestPlans;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsAheadTest {
    @TempDir
    private Path folder;

    private final PlannedRun own = TestPlans.run("own");
    private final PlannedRun first = TestPlans.run("first", own);
    private final PlannedRun second = TestPlans.run("second", own);
    private final Plan plan = new Plan("test", "full", true, List.of(own, first, second));

    private RunsAhead ahead(int runs, int tasks) {
        QueuedTask task = QueuedTask.of(Duration.ofHours(1), runs, tasks, System::nanoTime);
        return new RunsAhead(task, RunStore.open(folder), new PlanGraph(plan), plan);
    }

    private void finish(PlannedRun run) throws Exception {
        Path weights = RunStore.open(folder).run(run.id()).weights();
        Files.createDirectories(weights.getParent());
        Files.createFile(weights);
    }

    @Test
    void aRunOfTheTasksOwnLevelMayAlwaysBeTaken() {
        assertThat(ahead(2, 9).mayTake(own, plan.runs())).isTrue();
        assertThat(ahead(0, 0).mayTake(first, plan.runs())).isTrue();
    }

    @Test
    void runsOfTheNextLevelAreForItsTasksWhenNobodyElseIsAtWork() {
        List<PlannedRun> left = List.of(first, second);

        assertThat(ahead(2, 2).mayTake(first, left)).isFalse();
        assertThat(ahead(2, 0).mayTake(first, left)).as("no level comes later").isTrue();
    }

    @Test
    void whatOthersHaveFinishedIsNotCountedAsFree() throws Exception {
        finish(own);
        finish(first);
        finish(second);

        assertThat(ahead(2, 2).mayTake(first, plan.runs())).isTrue();
    }

    @Test
    void whatWaitsForAnotherIsNotCountedAsFree() {
        assertThat(ahead(2, 2).mayTake(first, List.of(first, second, own))).isFalse();
        assertThat(ahead(2, 2).mayTake(first, List.of())).isTrue();
    }
}
