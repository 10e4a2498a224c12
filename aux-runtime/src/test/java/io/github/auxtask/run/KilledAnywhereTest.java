package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.StoreCheck;
import io.github.auxtask.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that are ended at moments drawn by lot, in a training, while data is made, in a training on that data, in evaluations, and
 * while any of it is written: by kill -9, by SIGTERM, or because Maven is gone, which a worker sees at the end of its input. The same
 * commands come to the same bits. How it went is printed.
 */
class KilledAnywhereTest {
    private static final long LONGEST_DELAY_MILLIS = 400;

    @TempDir
    private Path folder;

    private final Random random = Fuzz.random("killed anywhere");
    private final List<String> ends = new ArrayList<>();

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void theSameCommandsComeToTheSameBits() throws Exception {
        NeedingReproduction calm = reproduction("calm");
        NeedingReproduction killed = reproduction("killed");
        for (String command : List.of("train", "attack")) {
            int events = undisturbed(command, calm);
            int attempts = 0;
            for (int left = Fuzz.disturbances(); !disturbed(command, killed, left, events); left--) {
                attempts++;
                assertThat(attempts).as("attempts: %s", ends).isLessThan(3 * Fuzz.disturbances() + 3);
            }
        }
        System.out.println("ended " + ends.size() + " times: " + ends);

        for (PlannedRun run : plan(calm).runs()) {
            assertThat(killed.store(run).weights())
                    .hasSameBinaryContentAs(calm.store(run).weights());
            same(killed.record(run), calm.record(run));
        }
        assertThat(StoreCheck.of(killed.storeFolder(), () -> {}).flaws()).isEmpty();
        assertThat(FullStore.files(killed.folder()))
                .extracting(file -> String.valueOf(file.getFileName()))
                .noneMatch(name -> name.endsWith(".tmp") || name.startsWith("checkpoint-") || name.equals("threads"));
        assertThat(Ledger.read(killed.folder().resolve("runs")).problems()).isEmpty();
    }

    private NeedingReproduction reproduction(String name) {
        return NeedingReproduction.in(folder.resolve(name))
                .with("epochs: 1", "epochs: 3")
                .with("made.delay: 0", "made.delay: 1")
                .with(
                        "  - {name: clean}\n",
                        "  - {name: clean}\n  - {name: corrupted, corruptions: all, skip-first: 90}\n");
    }

    private static Plan plan(NeedingReproduction reproduction) {
        return reproduction.plan("part=student,task=none");
    }

    private static int undisturbed(String command, NeedingReproduction reproduction) throws Exception {
        try (WorkerJvm worker = WorkerJvm.start(command, reproduction.request(plan(reproduction), false))) {
            assertThat(worker.exitCode()).isZero();
            return worker.count();
        }
    }

    /** One attempt at a command; whether it came to its end. */
    private boolean disturbed(String command, NeedingReproduction reproduction, int left, int events) throws Exception {
        try (WorkerJvm worker = WorkerJvm.start(command, reproduction.request(plan(reproduction), false))) {
            if (left > 0) {
                int last = 1 + random.nextInt(events);
                int[] count = {0};
                worker.waitFor(event -> ++count[0] >= last);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST_DELAY_MILLIS)));
                ends.add(end(worker) + " in " + command + " after event " + count[0] + " of " + events);
            }
            int code = worker.exitCode();
            assertThat(code).as("attempts: %s", ends).isIn(0, 137, 143);
            return code == 0;
        }
    }

    private String end(WorkerJvm worker) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> {
                worker.closeStandardInput();
                return "Maven gone";
            }
            case 1 -> {
                worker.terminate();
                return "SIGTERM";
            }
            default -> {
                worker.kill();
                return "SIGKILL";
            }
        }
    }

    private static void same(RunRecord one, RunRecord other) {
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.training().made()).isEqualTo(other.training().made());
        assertThat(one.training().history())
                .usingRecursiveComparison()
                .ignoringFields("seconds", "imagesPerSecond")
                .isEqualTo(other.training().history());
        assertThat(one.evaluations()).hasSameSizeAs(other.evaluations());
        for (EvaluationRecord made : one.evaluations()) {
            EvaluationRecord calm = other.evaluations().stream()
                    .filter(evaluation -> evaluation.name().equals(made.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(made)
                    .usingRecursiveComparison()
                    .ignoringFields("seconds", "provenance")
                    .isEqualTo(calm);
        }
    }
}
