package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArraySubmitterTest {
    private static final Submission BEGUN = new Submission("aux-test", "me", "7", List.of());

    @TempDir
    private Path folder;

    private final FakeSlurm slurm = new FakeSlurm();
    private final ClusterPlan plan = ClusterPlan.of(
            TestPlans.levels(24), run -> true, run -> false, run -> OptionalDouble.empty(), Duration.ofHours(1), 0);

    private ArraySubmitter.Outcome submit(ArrayLimits limits) {
        return new ArraySubmitter(new Slurm(slurm), limits, folder, folder.resolve("job.sh"))
                .submit(BEGUN, plan, List.of());
    }

    @Test
    void eachLevelWaitsForTheOneBeforeHoweverItEnds() {
        Submission submitted = submit(new ArrayLimits(1000, 4)).submission();

        assertThat(slurm.arrays()).containsExactly("--array=1-16%4", "--array=1-6%4", "--array=1-2");
        assertThat(slurm.calls.get(0)).contains("--dependency=afterok:7", "--kill-on-invalid-dep=yes");
        assertThat(slurm.calls.get(1)).contains("--dependency=afterok:7,afterany:101");
        assertThat(slurm.calls.get(2)).contains("--dependency=afterok:7,afterany:102");
        assertThat(submitted.jobs()).extracting(SubmittedJob::id).containsExactly("101", "102", "103");
        assertThat(Submission.read(folder)).contains(submitted);
    }

    @Test
    void whatOlderArraysAreStillTrainingIsWaitedFor() {
        new ArraySubmitter(new Slurm(slurm), new ArrayLimits(1000, 0), folder, folder.resolve("job.sh"))
                .submit(BEGUN, plan, List.of("88", "89"));

        assertThat(slurm.calls.get(0)).contains("--dependency=afterok:7,afterany:88:89");
        assertThat(slurm.calls.get(1)).contains("--dependency=afterok:7,afterany:101");
    }

    @Test
    void aTaskIsToldHowManyOfItsRunsAreOfLaterLevelsAndHowManyTasksThoseHave() {
        submit(new ArrayLimits(1000, 0));

        assertThat(slurm.calls.get(0)).endsWith("8", "6");
        assertThat(slurm.calls.get(1)).endsWith("2", "2");
        assertThat(slurm.calls.get(2)).endsWith("0", "0");
    }

    @Test
    void aLevelThatIsLargerThanAnArrayIsSeveralAndTheNextWaitsForAll() {
        submit(new ArrayLimits(6, 0));

        assertThat(slurm.arrays())
                .containsExactly("--array=1-5", "--array=1-5", "--array=1-6", "--array=1-6", "--array=1-2");
        assertThat(slurm.calls.get(3)).contains("--dependency=afterok:7,afterany:101:102:103");
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsTriedInHalvesAndTheRestIsCounted() {
        slurm.room = 7;

        ArraySubmitter.Outcome outcome = submit(new ArrayLimits(1000, 0));

        int taken = outcome.submission().jobs().stream()
                .mapToInt(SubmittedJob::tasks)
                .sum();
        assertThat(taken).isEqualTo(7);
        assertThat(outcome.refused()).isEqualTo(24 - 7);
        assertThat(slurm.room).isZero();
    }

    @Test
    void anUnknownPartitionIsToldInSlurmsWords() {
        slurm.refusal = """
                sbatch: error: invalid partition specified: nope
                sbatch: error: Batch job submission failed: Invalid partition name specified
                """;

        assertThatThrownBy(() -> submit(new ArrayLimits(1000, 0)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("invalid partition specified: nope")
                .hasMessageContaining("aux.slurm.partition");
    }

    @Test
    void whereThereIsNoSlurmThatIsSaid() {
        Commands none = command -> {
            throw new IOException("Cannot run program \"sbatch\"");
        };

        assertThatThrownBy(() -> new Slurm(none).require())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no sbatch on the path");
    }

    @Test
    void theLargestArrayIsOneLessThanWhatTheConfigurationSays() {
        assertThat(new Slurm(slurm).largestArray()).hasValue(1000);
    }

    @Test
    void theQueueIsReadTaskByTask() {
        slurm.queue = "101|3|RUNNING|None|n2|aux-test\n102|4|PENDING|Dependency||aux-test\n9|N/A|PENDING|"
                + "DependencyNeverSatisfied||other\nnonsense\n";

        List<QueueEntry> queue = new Slurm(slurm).queue("me");

        assertThat(queue)
                .containsExactly(
                        new QueueEntry("101", "3", "RUNNING", "", "n2", "aux-test"),
                        new QueueEntry("102", "4", "PENDING", "Dependency", "", "aux-test"),
                        new QueueEntry("9", "", "PENDING", "DependencyNeverSatisfied", "", "other"));
        assertThat(queue.get(0).isRunning()).isTrue();
        assertThat(queue.get(2).isStuck()).isTrue();
    }

    @Test
    void aJobCountsAsQueuedWhileTheQueueHasATaskOfItThatWillRun() {
        Submission submitted = submit(new ArrayLimits(1000, 0)).submission();
        slurm.queue = "102|4|PENDING|Dependency||aux-test\n103|1|PENDING|DependencyNeverSatisfied||aux-test\n";

        assertThat(ClusterStatus.covered(submitted, new Slurm(slurm).queue("me")))
                .extracting(SubmittedJob::id)
                .containsExactly("102");
    }
}
