package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.testing.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full or may not be written: file systems in memory of so many bytes, mounted in a name space of the test's own
 * ({@code unshare -rm}, which needs no root on most Linux systems; elsewhere the tests are skipped).
 */
class DiskTest {
    private static final String FULL = "The disk is full (No space left on device): free some space";

    @TempDir
    private static Path undisturbed;

    private static byte[] expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(undisturbed, 2, "0.05");
        Plan plan = reproduction.plan("smoke", "task=none");
        Path store = undisturbed.resolve("store");
        try (WorkerJvm worker = WorkerJvm.start("train", reproduction.request(plan, store, false))) {
            assertThat(worker.exitCode()).isZero();
        }
        expected = Files.readAllBytes(
                RunStore.open(store).run(plan.runs().get(0).id()).weights());
    }

    /** A training needs about two megabytes: from none at all to nearly enough. */
    @Test
    void onAFullDiskARunFailsWithASentenceAndTheSameCommandGoesOnOnceThereIsRoom() throws Exception {
        List<Integer> kilobytes = Fuzz.disturbances() == 1
                ? List.of(600)
                : List.of(8, 40, 120, 320, 400, 600, 800, 1000, 1200, 1400, 1700, 2000);
        int full = 0;
        for (int size : kilobytes) {
            TinyReproduction reproduction = TinyReproduction.in(folder.resolve("kb-" + size), 2, "0.05");
            Plan plan = reproduction.plan("smoke", "task=none");
            PlannedRun run = plan.runs().get(0);
            Path store = Files.createDirectories(reproduction.folder().resolve("store"));
            Path saved = reproduction.folder().resolve("saved");
            String output = inNameSpace(
                    "mount -t tmpfs -o size=" + size + "k tmpfs \"$1\"; worker; echo \"code $?\";"
                            + " mount -o remount,size=64m \"$1\"; worker; echo \"code $?\"; cp -r \"$1\" \"$2\"",
                    store,
                    saved,
                    WorkerJvm.line("train", reproduction.request(plan, store, false)));
            String first = output.substring(0, output.indexOf("code "));
            if (first.contains("\"run-finished\"")) {
                continue;
            }
            full++;
            assertThat(first).as("%d kB", size).containsAnyOf(FULL, "cannot be made (No space left on device)");
            assertThat(first).as("%d kB", size).doesNotContain("\tat io.github.auxtask");
            assertThat(output).as("%d kB", size).endsWith("code 0\n");
            assertThat(RunStore.open(saved).run(run.id()).weights()).hasBinaryContent(expected);
            assertThat(RunRecord.read(reproduction.record("smoke", run))
                            .training()
                            .completed())
                    .isTrue();
        }
        System.out.println(full + " of " + kilobytes.size() + " disks were full");
        assertThat(full).isPositive();
    }

    @Test
    void aStoreThatMayNotBeWrittenIsRefusedBeforeAnythingIsTrained() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", "task=none");
        Path store = Files.createDirectories(reproduction.folder().resolve("store"));
        String output = inNameSpace(
                "mount -t tmpfs -o size=1m,ro tmpfs \"$1\"; worker; echo \"code $?\"",
                store,
                store,
                WorkerJvm.line("train", reproduction.request(plan, store, false)));
        assertThat(output).contains("name a writable folder with -Daux.store").endsWith("code 65\n");
        assertThat(output).doesNotContain("run-started");
    }

    @Test
    void recordsThatMayNotBeWrittenAreNamedBeforeAnythingIsTrained() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", "task=none");
        Path runs = Files.createDirectories(reproduction.folder().resolve("runs"));
        String output = inNameSpace(
                "mount -t tmpfs -o size=1m,ro tmpfs \"$1\"; worker; echo \"code $?\"",
                runs,
                runs,
                WorkerJvm.line("train", reproduction.request(plan, folder.resolve("store"), false)));
        assertThat(output)
                .contains(
                        "The folder of records " + runs.resolve("smoke") + " cannot be written (Read-only file system)")
                .endsWith("code 65\n");
        assertThat(output).doesNotContain("\"epoch\"");
    }

    /** Files from the future, as a clock leaves them that was set back. */
    @Test
    void aClockThatWasSetBackChangesNothing() throws Exception {
        FullStore full = FullStore.in(folder);
        FileTime nextYear = FileTime.from(Instant.now().plus(Duration.ofDays(365)));
        List<Path> all = new ArrayList<>(full.files());
        all.addAll(FullStore.files(full.reproduction().folder().resolve("runs")));
        for (Path file : all) {
            Files.setLastModifiedTime(file, nextYear);
        }
        assertThat(full.worker("train", full.plain(), false)).isZero();
        assertThat(full.worker("attack", full.interrupted(), false)).isZero();
        assertThat(full.told()).contains("goes on at image").doesNotContain("cannot be");
        assertThat(full.worker("train", full.student(), false)).isZero();
    }

    /**
     * Runs a script in a name space of its own, where {@code worker} is a command.
     *
     * @return its standard output
     */
    private static String inNameSpace(String script, Path first, Path second, List<String> worker)
            throws IOException, InterruptedException {
        assumeTrue(hasNameSpaces(), "skipped: unshare -rm does not work here");
        StringBuilder command = new StringBuilder();
        worker.forEach(word -> command.append('\'').append(word).append("' "));
        Process process = new ProcessBuilder(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "worker() { " + command + "; }; " + script,
                        "sh",
                        first.toString(),
                        second.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return finished(process);
    }

    private static boolean hasNameSpaces() throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=4k tmpfs /tmp").start();
            finished(process);
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The worker reads its input, whose end would stop it. */
    private static String finished(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        return output;
    }
}
