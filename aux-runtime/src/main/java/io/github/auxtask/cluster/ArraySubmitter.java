package io.github.auxtask.cluster;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Gives a plan's arrays to the queue: those of a level may begin when those of the level before have ended, however they ended, as each
 * task looks for itself what it can do. An array that is refused for its size is halved and tried again.
 */
public final class ArraySubmitter {
    private final Slurm slurm;
    private final ArrayLimits limits;
    private final Path folder;
    private final Path script;

    /**
     * @param folder of the submission, for its {@code submission.json}
     * @param script of its jobs
     */
    public ArraySubmitter(Slurm slurm, ArrayLimits limits, Path folder, Path script) {
        this.slurm = slurm;
        this.limits = limits;
        this.folder = folder;
        this.script = script;
    }

    /**
     * What was submitted.
     *
     * @param submission with its jobs
     * @param refused tasks that Slurm did not take, because there would be too many
     */
    public record Outcome(Submission submission, int refused) {}

    /**
     * Submits all stages.
     *
     * @param begun without jobs
     * @param older arrays of trainings that are still queued: what they do counts as done here, so nothing may begin before they end
     * @return what the queue has taken; of a stage that it does not take at all, the later ones are not tried
     */
    public Outcome submit(Submission begun, ClusterPlan plan, List<String> older) {
        Submission submission = begun;
        List<String> before = older;
        int refused = 0;
        for (int stage = 1; stage <= plan.stages().size(); stage++) {
            ClusterPlan.Stage what = plan.stages().get(stage - 1);
            // The first task in each: where it fails the first level is cancelled, which the second would take for its
            // end.
            String first = Slurm.after("afterok", List.of(begun.firstTask()));
            String dependency = before.isEmpty() ? first : first + "," + Slurm.after("afterany", before);
            List<String> now = new ArrayList<>();
            Deque<Integer> sizes = new ArrayDeque<>(limits.split(what.tasks()));
            while (!sizes.isEmpty()) {
                int size = sizes.removeFirst();
                Optional<String> id = slurm.submit(new Slurm.Batch(
                        begun.name(),
                        limits.text(size),
                        dependency,
                        Slurm.script(
                                script,
                                what.command(),
                                request(stage).toString(),
                                Integer.toString(what.ahead().size()),
                                Integer.toString(plan.laterTasks(what)))));
                if (id.isPresent()) {
                    now.add(id.get());
                    submission = submission.with(new SubmittedJob(
                            id.get(),
                            stage,
                            what.command(),
                            size,
                            what.runs().stream().map(run -> run.id().hex()).toList()));
                    submission.write(folder);
                    continue;
                }
                List<Integer> halves = ArrayLimits.halves(size);
                if (halves.isEmpty()) {
                    // Nothing fits any more: what is left of this stage is not tried either.
                    refused += size + sizes.stream().mapToInt(Integer::intValue).sum();
                    break;
                }
                for (int i = halves.size() - 1; i >= 0; i--) {
                    sizes.addFirst(halves.get(i));
                }
            }
            if (now.isEmpty()) {
                refused += plan.stages().stream()
                        .skip(stage)
                        .mapToInt(ClusterPlan.Stage::tasks)
                        .sum();
                break;
            }
            before = now;
        }
        return new Outcome(submission, refused);
    }

    /** What a stage's workers are asked to do. */
    public Path request(int stage) {
        return folder.resolve("stage-" + stage + ".json");
    }
}
