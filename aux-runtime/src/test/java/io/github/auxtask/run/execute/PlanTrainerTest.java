package io.github.auxtask.run.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.WorkerJvm;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several workers on one store. */
class PlanTrainerTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatAnotherProcessHoldsIsWaitedForWhileTheOthersAreDone() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", null);
        Path request = reproduction.request(plan, folder.resolve("store"), false);
        PlannedRun first = plan.runs().get(0);
        RunLock held =
                RunStore.open(folder.resolve("store")).run(first.id()).tryLock().orElseThrow();
        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.waitFor(event -> event.path("event").asText().equals("run-finished")))
                    .isTrue();
            assertThat(worker.events("run-finished").get(0).path("label").asText())
                    .isEqualTo(plan.runs().get(1).label());
            assertThat(worker.events("message").get(0).path("text").asText()).contains("another worker");

            held.close();

            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("run-finished")).hasSize(2);
        }
    }

    @Test
    void twoWorkersTrainEachRunOnce() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 2, "0.05");
        Plan plan = reproduction.plan("smoke", null);
        Path request = reproduction.request(plan, folder.resolve("store"), false);
        try (WorkerJvm one = WorkerJvm.start("train", request);
                WorkerJvm two = WorkerJvm.start("train", request)) {
            assertThat(one.exitCode()).isZero();
            assertThat(two.exitCode()).isZero();

            assertThat(one.events("run-finished").size()
                            + two.events("run-finished").size())
                    .isEqualTo(2);
            assertThat(one.events("run-skipped").size()
                            + two.events("run-skipped").size())
                    .isEqualTo(2);
        }
    }

    @Test
    void aWorkerOfATeamThatIsKilledCostsItsOwnRunOnlyAndTheNextCommandGoesOn() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", null);
        Path request = reproduction.request(plan, folder.resolve("store"), false);
        PlannedRun first = plan.runs().get(0);
        try (WorkerJvm killed = WorkerJvm.start("train", request, "-Dauxtask.team=one")) {
            assertThat(killed.waitFor(event -> event.path("event").asText().equals("epoch")
                            || event.path("event").asText().equals("run-started")))
                    .isTrue();
            killed.kill();
            killed.exitCode();
        }
        try (WorkerJvm sibling = WorkerJvm.start("train", request, "-Dauxtask.team=one")) {
            assertThat(sibling.exitCode()).isEqualTo(3);
            assertThat(sibling.events("run-finished"))
                    .noneMatch(
                            event -> event.path("id").asText().equals(first.id().hex()))
                    .hasSize(plan.runs().size() - 1);
            assertThat(sibling.events("run-failed")).isEmpty();
        }
        try (WorkerJvm next = WorkerJvm.start("train", request, "-Dauxtask.team=two")) {
            assertThat(next.exitCode()).isZero();
            assertThat(next.events("run-finished"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.path("id").asText())
                            .isEqualTo(first.id().hex()));
        }
    }
}
