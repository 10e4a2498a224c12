package io.github.auxtask.maven;

import io.github.auxtask.cluster.ArrayLimits;
import io.github.auxtask.cluster.ArraySubmitter;
import io.github.auxtask.cluster.ClusterPlan;
import io.github.auxtask.cluster.ClusterStatus;
import io.github.auxtask.cluster.JobOptions;
import io.github.auxtask.cluster.QueueEntry;
import io.github.auxtask.cluster.Slurm;
import io.github.auxtask.cluster.SubmissionFolder;
import io.github.auxtask.cluster.SubmittedJob;
import io.github.auxtask.cluster.SystemCommands;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.live.PlanForecast;
import io.github.auxtask.maven.cluster.ClusterJob;
import io.github.auxtask.maven.cluster.QueueOptions;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.options.WholeNumber;
import io.github.auxtask.maven.plan.PlanStatus;
import io.github.auxtask.maven.worker.Flavor;
import io.github.auxtask.maven.worker.WorkerRequest;
import io.github.auxtask.maven.worker.WorkerSettings;
import io.github.auxtask.method.model.ModelMethod;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunLock;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Gives the runs of a budget that are not done to Slurm, and ends: an array of tasks for each level of runs that need one another, and one
 * for the evaluations. Called again, submits only what is missing. What became of them says {@code aux:status}; {@code aux:report} and
 * all other goals see the same records. The folder of the reproduction and the store must be on a file system that the nodes see.
 *
 * @since 0.1.0
 */
@Mojo(name = "submit", threadSafe = true)
public final class SubmitMojo extends AbstractWorkerMojo {
    private static final int USUAL_CPUS = 4;
    private static final int USUAL_MINUTES = 60;
    private static final int MOST_MINUTES = 10 * 366 * 24 * 60;
    private static final int MOST_TASKS = 1_000_000;

    /** More than a lease takes to expire. */
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(120);

    /**
     * Cancels all jobs of the budget that wait or run, and submits nothing. What runs writes a checkpoint first.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.cancel", defaultValue = "false")
    boolean cancel;

    /**
     * The partition.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.partition")
    @Nullable
    String partition;

    /**
     * The account that pays.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.account")
    @Nullable
    String account;

    /**
     * The quality of service.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.qos")
    @Nullable
    String qos;

    /**
     * What else a task needs, such as {@code gpu:1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.gres")
    @Nullable
    String gres;

    /**
     * The memory of a task, such as {@code 8G}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.mem")
    @Nullable
    String mem;

    /**
     * The longest that a task may take, such as {@code 8:00:00}. Two minutes before it is over the task writes a checkpoint and
     * queues again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.time")
    @Nullable
    String time;

    /**
     * Processors of a task. The worker computes with as many threads, unless {@code aux.threads} says another number.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.cpus", defaultValue = "4")
    String cpus;

    /**
     * After how many minutes a task takes no more runs, so that short runs share a task. Where it is known how long runs take, from records of
     * the same budget, there are as many tasks as that needs; else as many as runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.minutes", defaultValue = "60")
    String minutes;

    /**
     * How many tasks of an array may run at the same time; as many as the cluster lets if 0. Where it is given, there are at least so many
     * tasks, however short the runs are.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.parallel", defaultValue = "0")
    String parallel;

    /**
     * A file with lines of the site's own, {@code #SBATCH} or shell, that stand at the head of every job's script.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.header")
    @Nullable
    File header;

    /**
     * Commands before the worker starts, with semicolons between them: {@code module load jdk/17; module load cuda}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.setup")
    @Nullable
    String setup;

    /**
     * Words before {@code java}, such as {@code apptainer exec --nv image.sif}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.container")
    @Nullable
    String container;

    /**
     * The {@code java} of the nodes. If not set: the one that runs Maven, where a node has it; else that of the node's JAVA_HOME or path.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.java")
    @Nullable
    String java;

    /**
     * A Freemarker template for the job's script instead of ours.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.slurm.template")
    @Nullable
    File template;

    @Override
    void checkOptions() {
        super.checkOptions();
        cpus();
        minutes();
        parallel();
        if (force) {
            throw new BadInputException("aux:submit does what is missing and nothing again: leave out -Daux.force, or"
                    + " train again with mvn aux:train -Daux.force.");
        }
    }

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        Slurm slurm = new Slurm(new SystemCommands());
        slurm.require();
        Reproduction reproduction = reproduction();
        Plan plan = plan(reproduction);
        SubmissionFolder submissions =
                SubmissionFolder.of(places().store(), reproduction.directory(), plan.reproduction(), plan.budget());
        if (cancel) {
            cancel(slurm, submissions);
            return;
        }
        QueueOptions.requirePlain(places().store());
        QueueOptions.requirePlain(reproduction.directory().toAbsolutePath());
        QueueOptions.requireOwn(places().store());
        settingsCheck().require(reproduction, reproductionFile.toPath());
        RunLock lock = lock(submissions.lock(), plan);
        try {
            submit(slurm, submissions, reproduction, plan);
        } finally {
            lock.close();
        }
    }

    /** A command that was killed on another machine has left a lease, which only time tells from that of a living one. */
    private RunLock lock(Path file, Plan plan) {
        long deadline = System.nanoTime() + LEASE_NANOS;
        for (boolean told = false; System.nanoTime() < deadline && !RunLock.isAlive(file); told = true) {
            Optional<RunLock> lock = RunLock.tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                getLog().info("an aux:submit on another machine holds this budget; whether it lives is seen within"
                        + " two minutes");
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        throw new BadInputException("Another aux:submit of this budget is at work on the store: wait until it has"
                + " ended, then look with mvn aux:status -Daux.budget=" + plan.budget() + ".");
    }

    private void cancel(Slurm slurm, SubmissionFolder submissions) {
        List<QueueEntry> queue = slurm.queue(ClusterJob.user());
        Set<String> known = new HashSet<>();
        queue.forEach(entry -> known.add(entry.job()));
        Set<String> jobs = new HashSet<>();
        submissions.submissions().forEach(submission -> {
            jobs.add(submission.firstTask());
            submission.jobs().stream().map(SubmittedJob::id).forEach(jobs::add);
        });
        jobs.retainAll(known);
        slurm.cancel(jobs.stream().sorted().toList());
        getLog().info(
                        jobs.isEmpty()
                                ? "no jobs of this budget wait or run"
                                : Counted.of(jobs.size(), "job")
                                        + " cancelled; what is done is kept, and aux:submit goes on");
    }

    private void submit(Slurm slurm, SubmissionFolder submissions, Reproduction reproduction, Plan plan)
            throws MojoExecutionException, MojoFailureException {
        List<RunRecord> records = RunsFolder.read(reproduction, getLog());
        PlanStatus status = new PlanStatus(plan, records);
        List<SubmittedJob> queued = queued(slurm, submissions);
        Set<String> training = runs(queued, ClusterPlan.TRAIN);
        Set<String> evaluating = runs(queued, ClusterPlan.ATTACK);
        // A model that was trained elsewhere is taken over by the worker that evaluates it.
        boolean given = reproduction.method().name().equals(ModelMethod.NAME);
        PlanForecast forecast = PlanForecast.of(records.stream()
                .filter(record -> record.budget().equals(plan.budget()))
                .toList());
        ClusterPlan cut = ClusterPlan.of(
                plan,
                run -> !given
                        && !status.isTrained(run)
                        && !training.contains(run.id().hex()),
                run -> !status.missingEvaluations(run).isEmpty()
                        && !evaluating.contains(run.id().hex()),
                forecast::training,
                Duration.ofMinutes(minutes()),
                parallel());
        if (cut.stages().isEmpty()) {
            getLog().info("nothing to submit: of " + Counted.of(status.total(), "run") + " "
                    + (status.total() - status.untrained().size()) + " are trained, and the queue has the rest (mvn"
                    + " aux:status -Daux.budget=" + plan.budget() + ")");
            return;
        }
        threads = Integer.toString(threadsOfATask());
        launch("data", plan);
        ClusterJob job = new ClusterJob(
                places().store(),
                reproduction.directory().toAbsolutePath().normalize(),
                options(),
                template == null ? null : template.toPath(),
                minutes(),
                new ArrayLimits(slurm.largestArray().orElse(ArrayLimits.USUAL_LARGEST), parallel()));
        List<String> older = queued.stream()
                .filter(array -> array.command().equals(ClusterPlan.TRAIN))
                .map(SubmittedJob::id)
                .toList();
        ArraySubmitter.Outcome outcome =
                job.submit(slurm, submissions, plan, cut, program(plan), file -> request(reproduction, file), older);
        tell(outcome, plan);
    }

    private static List<SubmittedJob> queued(Slurm slurm, SubmissionFolder submissions) {
        List<QueueEntry> queue = slurm.queue(ClusterJob.user());
        return submissions.submissions().stream()
                .flatMap(submission -> ClusterStatus.covered(submission, queue).stream())
                .toList();
    }

    private static Set<String> runs(List<SubmittedJob> jobs, String command) {
        return jobs.stream()
                .filter(job -> job.command().equals(command))
                .flatMap(job -> job.runs().stream())
                .collect(Collectors.toSet());
    }

    private int threadsOfATask() {
        return askedThreads() > 0 ? askedThreads() : cpus();
    }

    private int cpus() {
        return WholeNumber.of("aux.slurm.cpus", cpus, 1, MOST_THREADS, USUAL_CPUS);
    }

    private int minutes() {
        return WholeNumber.of("aux.slurm.minutes", minutes, 1, MOST_MINUTES, USUAL_MINUTES);
    }

    private int parallel() {
        return WholeNumber.of("aux.slurm.parallel", parallel, 0, MOST_TASKS, 0);
    }

    private WorkerRequest request(Reproduction reproduction, Path plan) {
        return new WorkerRequest(
                reproduction.directory().toAbsolutePath(),
                reproductionFile.getName(),
                plan,
                places().store(),
                places().data(),
                device,
                threadsOfATask(),
                false,
                true,
                determinism,
                0);
    }

    private ClusterJob.Program program(Plan plan) {
        Flavor natives = Flavor.parse(flavor);
        WorkerSettings settings =
                new WorkerSettings(natives, threadsOfATask(), true, jvmArgs, determinism.equals("bitwise")).of(plan);
        Map<String, String> here = QueueOptions.ofWorkers(System.getenv());
        return new ClusterJob.Program(
                build().classPath(versions(), natives), settings, settings.environment(here, places().engine()));
    }

    private JobOptions options() {
        Map<String, String> sbatch = new LinkedHashMap<>();
        sbatch.put("partition", QueueOptions.text(partition));
        sbatch.put("account", QueueOptions.text(account));
        sbatch.put("qos", QueueOptions.text(qos));
        sbatch.put("gres", QueueOptions.text(gres));
        sbatch.put("mem", QueueOptions.text(mem));
        sbatch.put("time", QueueOptions.text(time));
        String inside = QueueOptions.text(container);
        String launcher = QueueOptions.text(java);
        return new JobOptions(
                sbatch,
                cpus(),
                QueueOptions.header(header == null ? null : header.toPath()),
                QueueOptions.commands(setup),
                inside,
                launcher.isEmpty() && inside.isEmpty() ? build().java().toString() : launcher);
    }

    private void tell(ArraySubmitter.Outcome outcome, Plan plan) {
        QueueOptions.jobs(outcome.submission()).forEach(getLog()::info);
        if (outcome.refused() > 0) {
            getLog().warn("Slurm accepts no more of your jobs at the moment: " + Counted.of(outcome.refused(), "task")
                    + " are not submitted; call aux:submit again when some of the others have ended.");
        }
        getLog().info("mvn aux:status -Daux.budget=" + plan.budget() + " says what becomes of them, aux:submit"
                + " -Daux.cancel=true ends them");
    }
}
