package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis.Stretch;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** However a worker ends, the same command goes on, and ends bit for bit where an undisturbed one ends. */
class WorkerResumeTest {
    private static final int EPOCHS = 10;
    private static final int TERMINATED = 143;

    @TempDir
    private static Path undisturbed;

    private static PlannedRun run;
    private static RunRecord expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(undisturbed, EPOCHS, "0.05");
        Plan plan = reproduction.plan("smoke", "task=ft");
        run = plan.runs().get(0);
        try (WorkerJvm worker = WorkerJvm.start("train", reproduction.request(plan, store(undisturbed), false))) {
            assertThat(worker.exitCode()).isZero();
        }
        expected = RunRecord.read(reproduction.record("smoke", run));
    }

    @Test
    void afterAKill() throws Exception {
        goesOnAfter(worker -> {
            worker.kill();
            return null;
        });
    }

    @Test
    void afterTheParentHasGone() throws Exception {
        goesOnAfter(worker -> {
            worker.closeStandardInput();
            return TERMINATED;
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void afterSigterm() throws Exception {
        goesOnAfter(worker -> {
            worker.terminate();
            return TERMINATED;
        });
    }

    @Test
    void afterAKillATrainingThatWasForcedGoesOnWithoutForce() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, EPOCHS, "0.05");
        Plan plan = reproduction.plan("smoke", "task=ft");
        Path request = reproduction.request(plan, store(folder), false);
        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.exitCode()).isZero();
        }
        try (WorkerJvm worker = WorkerJvm.start("train", reproduction.request(plan, store(folder), true))) {
            assertThat(worker.waitFor(WorkerResumeTest::isSecondEpoch)).isTrue();
            worker.kill();
            worker.exitCode();
        }
        Path unforced = reproduction.request(plan, store(folder), false);
        try (WorkerJvm worker = WorkerJvm.start("attack", unforced)) {
            assertThat(worker.exitCode()).isEqualTo(3);
            assertThat(worker.events("run-failed").get(0).path("message").asText())
                    .contains("is being trained again");
        }
        try (WorkerJvm worker = WorkerJvm.start("train", unforced)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("epoch").get(0).path("epoch").asInt()).isGreaterThan(1);
            assertThat(worker.events("run-finished")).hasSize(1);
        }
        try (WorkerJvm worker = WorkerJvm.start("train", unforced)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("run-skipped")).hasSize(1);
        }
    }

    @Test
    void aRecordNamesEveryPlaceThatItsEpochsWereTrainedIn() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, EPOCHS, "0.05");
        Plan plan = reproduction.plan("smoke", "task=ft");
        try (WorkerJvm worker = WorkerJvm.start("train", reproduction.request(plan, store(folder), false))) {
            assertThat(worker.waitFor(WorkerResumeTest::isSecondEpoch)).isTrue();
            worker.closeStandardInput();
            worker.exitCode();
        }
        Path elsewhere = reproduction.request(plan, store(folder), Map.of("threads", 2, "determinism", "tested"));
        int first;
        try (WorkerJvm worker = WorkerJvm.start("train", elsewhere)) {
            assertThat(worker.exitCode()).isZero();
            first = worker.events("epoch").get(0).path("epoch").asInt();
        }
        RunRecord record = RunRecord.read(reproduction.record("smoke", run));
        assertThat(record.training().basis().stretches())
                .extracting(Stretch::from, Stretch::threads)
                .containsExactly(tuple(1, 1), tuple(first, 2));
        assertThat(record.provenance().randomness().determinism()).isEqualTo("statistical");
        assertThat(expected.training().basis().stretches()).isEmpty();
        assertThat(RunStore.open(store(folder)).run(run.id()).places().file()).doesNotExist();
    }

    /** An end of the worker; gives the exit code to expect, or null for any. */
    private interface Disturbance {
        Integer happen(WorkerJvm worker) throws Exception;
    }

    private void goesOnAfter(Disturbance disturbance) throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, EPOCHS, "0.05");
        Path request = reproduction.request(reproduction.plan("smoke", "task=ft"), store(folder), false);
        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.waitFor(WorkerResumeTest::isSecondEpoch)).isTrue();
            Integer code = disturbance.happen(worker);
            int actual = worker.exitCode();
            if (code != null) {
                assertThat(actual).isEqualTo(code);
            }
            assertThat(worker.events("run-finished")).isEmpty();
        }
        assertThat(reproduction.record("smoke", run)).doesNotExist();

        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("epoch").get(0).path("epoch").asInt()).isGreaterThan(1);
        }

        RunRecord record = RunRecord.read(reproduction.record("smoke", run));
        assertThat(numbers(record)).isEqualTo(numbers(expected));
        RunFolder resumed = RunStore.open(store(folder)).run(run.id());
        assertThat(resumed.weights())
                .hasSameBinaryContentAs(
                        RunStore.open(store(undisturbed)).run(run.id()).weights());
        assertThat(Files.exists(resumed.path().resolve("checkpoint-0"))).isFalse();
        assertThat(Files.exists(resumed.path().resolve("checkpoint-1"))).isFalse();
    }

    private static boolean isSecondEpoch(JsonNode event) {
        return event.path("event").asText().equals("epoch")
                && event.path("epoch").asInt() == 2;
    }

    private static Path store(Path folder) {
        return folder.resolve("store");
    }

    /** All that is measured except times. */
    private static List<List<Object>> numbers(RunRecord record) {
        return record.training().history().stream()
                .map(epoch -> List.<Object>of(
                        epoch.epoch(),
                        epoch.loss(),
                        epoch.losses(),
                        epoch.trainAccuracy(),
                        epoch.validationAccuracy(),
                        epoch.learningRate()))
                .toList();
    }
}
