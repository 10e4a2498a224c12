package io.github.auxtask.maven.cluster;

import io.github.auxtask.cluster.ArrayLimits;
import io.github.auxtask.cluster.ArraySubmitter;
import io.github.auxtask.cluster.ClusterPlan;
import io.github.auxtask.cluster.JobOptions;
import io.github.auxtask.cluster.JobScript;
import io.github.auxtask.cluster.Slurm;
import io.github.auxtask.cluster.Submission;
import io.github.auxtask.cluster.SubmissionFolder;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.worker.WorkerRequest;
import io.github.auxtask.maven.worker.WorkerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One submission: its folder in the store with plans, requests, arguments and script, its first task, and its arrays.
 *
 * @param store its folder
 * @param reproduction folder of {@code reproduction.yaml}
 * @param options what the site wants
 * @param template of the script; null for ours
 * @param minutes after which a task takes no more runs
 * @param limits of arrays
 */
public record ClusterJob(
        Path store,
        Path reproduction,
        JobOptions options,
        @Nullable Path template,
        int minutes,
        ArrayLimits limits) {

    /** What the worker is, on nodes as here. */
    public record Program(ClassPath classPath, WorkerSettings settings, Map<String, String> environment) {
        public Program {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Submits what is left of a plan.
     *
     * @param whole plan
     * @param request makes a stage's request from its plan's file
     * @param older arrays of trainings that are still queued
     * @throws BadInputException if Slurm refuses it; what it has taken before stays
     */
    public ArraySubmitter.Outcome submit(
            Slurm slurm,
            SubmissionFolder submissions,
            Plan whole,
            ClusterPlan plan,
            Program program,
            Function<Path, WorkerRequest> request,
            List<String> older) {
        List<Integer> numbers = submissions.numbers();
        int number = numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1;
        Path folder = submissions.submission(number);
        String name = "aux-" + whole.reproduction() + "-" + whole.budget() + "-" + number;
        create(folder.resolve("logs"));
        ClusterStage.writeArguments(
                folder, ClusterStage.stage(program.classPath(), store), program.settings(), minutes);
        Path script = folder.resolve("job.sh");
        JobScript.Job job = new JobScript.Job(name, folder, store, reproduction, program.environment());
        AtomicFile.write(script, new JobScript().text(job, options, template).getBytes(StandardCharsets.UTF_8));
        ArraySubmitter arrays = new ArraySubmitter(slurm, limits, folder, script);
        for (int stage = 1; stage <= plan.stages().size(); stage++) {
            Path file = folder.resolve("stage-" + stage + "-plan.json");
            plan.planOf(whole, plan.stages().get(stage - 1)).write(file);
            request.apply(file).write(arrays.request(stage));
        }
        String first = slurm.submit(new Slurm.Batch(
                        name,
                        "",
                        "",
                        List.of("--output=" + folder.resolve("logs").resolve("look.log"), script.toString(), "look")))
                .orElseThrow(
                        () -> new BadInputException(
                                "Slurm accepts no more of your jobs at the moment: call aux:submit again when some have ended."));
        Submission begun = new Submission(name, user(), first, List.of());
        begun.write(folder);
        return arrays.submit(begun, plan, older);
    }

    /** Who submits. */
    public static String user() {
        return System.getProperty("user.name", "");
    }

    private static void create(Path folder) {
        try {
            FolderPath.make(folder);
        } catch (IOException e) {
            throw new RunFailedException("Cannot make " + folder + ": " + AtomicFile.reason(e) + ".", e);
        }
    }
}
