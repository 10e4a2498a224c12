package io.github.auxtask.maven;

import io.github.auxtask.cluster.ClusterRun;
import io.github.auxtask.cluster.ClusterStatus;
import io.github.auxtask.cluster.FirstTask;
import io.github.auxtask.cluster.QueueEntry;
import io.github.auxtask.cluster.Slurm;
import io.github.auxtask.cluster.Submission;
import io.github.auxtask.cluster.SubmissionFolder;
import io.github.auxtask.cluster.SystemCommands;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.cluster.ClusterJob;
import io.github.auxtask.maven.cluster.StatusText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what became of the runs of a budget that {@code aux:submit} has given to Slurm: which are done, which are worked on (where, how far,
 * how fast, how long still), which wait, which failed (why, and in which log), and what they have cost so far. Only reads: records, the
 * store and the queue.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", threadSafe = true)
public final class StatusMojo extends AbstractAuxMojo {
    /** What nobody goes on with where the queue is empty. */
    private static final Set<ClusterRun.State> UNATTENDED = Set.of(ClusterRun.State.TRAINED, ClusterRun.State.SILENT);

    @Override
    void work() {
        Reproduction reproduction = reproduction();
        Plan plan = plan(reproduction);
        SubmissionFolder folder =
                SubmissionFolder.of(places().store(), reproduction.directory(), plan.reproduction(), plan.budget());
        List<Submission> submissions = folder.submissions();
        Slurm slurm = new Slurm(new SystemCommands());
        Optional<List<QueueEntry>> answer = queue(slurm, submissions);
        boolean known = answer.isPresent();
        List<QueueEntry> queue = answer.orElse(List.of());
        List<ClusterRun> runs =
                new ClusterStatus(plan, RunsFolder.of(reproduction), places().store(), submissions, queue).runs();
        StatusText.summary(runs, queue).forEach(getLog()::info);
        StatusText.running(runs).forEach(getLog()::info);
        StatusText.failed(runs).forEach(getLog()::warn);
        if (submissions.isEmpty()) {
            getLog().info("nothing of this budget was submitted on this store (mvn aux:submit -Daux.budget="
                    + plan.budget() + ")");
            return;
        }
        int newest = folder.newest().orElseThrow();
        if (known) {
            FirstTask.problem(folder.submission(newest), submissions.get(submissions.size() - 1), queue, slurm)
                    .ifPresent(getLog()::warn);
        }
        getLog().info("logs are in " + folder.submission(newest).resolve("logs"));
        if (runs.stream()
                .anyMatch(run -> run.state() == ClusterRun.State.LEFT
                        || run.state() == ClusterRun.State.FAILED
                        || (known && queue.isEmpty() && UNATTENDED.contains(run.state())))) {
            getLog().info("mvn aux:submit -Daux.budget=" + plan.budget() + " submits what is not done and not queued");
        }
    }

    /** Without Slurm, on a machine that sees the store, the store alone is read; then nothing is known of the queue. */
    private Optional<List<QueueEntry>> queue(Slurm slurm, List<Submission> submissions) {
        if (submissions.isEmpty()) {
            return Optional.of(List.of());
        }
        Set<String> ours = submissions.stream()
                .flatMap(submission -> Stream.concat(
                        Stream.of(submission.firstTask()),
                        submission.jobs().stream().map(job -> job.id())))
                .collect(Collectors.toSet());
        try {
            slurm.require();
            return Optional.of(slurm.queue(ClusterJob.user()).stream()
                    .filter(entry -> ours.contains(entry.job()))
                    .toList());
        } catch (BadInputException | RunFailedException e) {
            getLog().warn("the queue is not known here: " + e.getMessage());
            return Optional.empty();
        }
    }
}
