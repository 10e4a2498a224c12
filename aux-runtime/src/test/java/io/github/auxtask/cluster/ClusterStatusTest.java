package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.testing.SampleReproduction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class ClusterStatusTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private Plan plan;
    private Path store;
    private Path runs;

    @BeforeEach
    void reproduction() throws Exception {
        sample = SampleReproduction.in(folder.resolve("reproduction"));
        store = folder.resolve("store");
        runs = folder.resolve("reproduction/runs");
        plan(List.of(1L));
    }

    private void plan(List<Long> seeds) {
        plan = Plan.of(sample.reproduction(), new Selection("full", seeds, null, null));
    }

    private List<RunRecord> records(int epochs) {
        return sample.completed("full", epochs, List.of(1L));
    }

    private Path file(PlannedRun run) {
        return runs.resolve("full").resolve(run.fileName());
    }

    private ClusterRun.State state(PlannedRun run, List<Submission> submissions, List<QueueEntry> queue) {
        return new ClusterStatus(plan, runs, store, submissions, queue)
                .runs().stream()
                        .filter(found -> found.run().equals(run))
                        .findFirst()
                        .orElseThrow()
                        .state();
    }

    @Test
    void aRunIsLeftUntilAJobOfTheQueueHasIt() {
        PlannedRun run = plan.runs().get(0);
        Submission submission = new Submission(
                "aux-test",
                "me",
                "1",
                List.of(new SubmittedJob("2", 1, "train", 1, List.of(run.id().hex()))));

        assertThat(state(run, List.of(), List.of())).isEqualTo(ClusterRun.State.LEFT);
        assertThat(state(run, List.of(submission), List.of())).isEqualTo(ClusterRun.State.LEFT);
        assertThat(state(
                        run,
                        List.of(submission),
                        List.of(new QueueEntry("2", "1", "PENDING", "Priority", "", "aux-test"))))
                .isEqualTo(ClusterRun.State.QUEUED);
    }

    @Test
    void aRunIsDoneWithAllItsEvaluationsAndElseTrained() {
        RunRecord whole = records(2).get(0);
        PlannedRun run = plan.runs().get(0);
        whole.write(file(run));
        assertThat(state(run, List.of(), List.of())).isEqualTo(ClusterRun.State.DONE);

        whole.withEvaluations(whole.evaluations().subList(0, 1)).write(file(run));
        assertThat(state(run, List.of(), List.of())).isEqualTo(ClusterRun.State.TRAINED);
    }

    @Test
    void whoHoldsARunIsNamedAndWhoIsNotHeardOfIsSaid() throws Exception {
        PlannedRun run = plan.runs().get(0);
        Path place = store.resolve("runs").resolve(run.id().hex());
        Files.createDirectories(place);
        Path lease = Files.writeString(
                place.resolve("lease-3"),
                "owner=x\nhost=elsewhere\nwhere=n2, process 9, job 4_2\nbeat=8\nstate=held\n");
        ClusterRun found = new ClusterStatus(plan, runs, store, List.of(), List.of())
                .runs()
                .get(0);
        assertThat(found.state()).isEqualTo(ClusterRun.State.RUNNING);
        assertThat(found.where()).isEqualTo("n2, process 9, job 4_2");

        Files.setLastModifiedTime(lease, FileTime.from(Instant.now().minusSeconds(600)));
        assertThat(state(run, List.of(), List.of())).isEqualTo(ClusterRun.State.SILENT);
        assertThat(place).isDirectoryContaining("glob:**lease-3");
    }

    @Test
    void aRunThatWasGivenBackIsNotRunning() {
        PlannedRun run = plan.runs().get(0);
        RunFolder place = new RunFolder(store.resolve("runs").resolve(run.id().hex()));
        RunLock lock = place.tryLock().orElseThrow();
        lock.close();

        assertThat(state(run, List.of(), List.of())).isEqualTo(ClusterRun.State.LEFT);
    }

    /** {@code -Dauxtask.load=true}: 10,020 records of twenty epochs. */
    @Test
    @EnabledIfSystemProperty(named = "auxtask.load", matches = "true")
    void tenThousandRunsAreReadWithinFiveSeconds() {
        List<Long> seeds = LongStream.rangeClosed(1, 334).boxed().toList();
        plan(seeds);
        List<RunRecord> records = sample.completed("full", 20, seeds);
        for (int i = 0; i < records.size(); i++) {
            records.get(i).write(file(plan.runs().get(i)));
        }
        Instant begun = Instant.now();

        List<ClusterRun> found = new ClusterStatus(plan, runs, store, List.of(), List.of()).runs();

        Duration took = Duration.between(begun, Instant.now());
        System.out.println(found.size() + " runs in " + took.toMillis() + " ms");
        assertThat(found).hasSizeGreaterThan(10_000).allMatch(run -> run.state() == ClusterRun.State.DONE);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }
}
