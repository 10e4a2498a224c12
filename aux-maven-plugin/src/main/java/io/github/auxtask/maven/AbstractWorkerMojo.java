package io.github.auxtask.maven;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.console.Following;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.PrefixedLog;
import io.github.auxtask.maven.log.Told;
import io.github.auxtask.maven.options.WholeNumber;
import io.github.auxtask.maven.site.SitePlugin;
import io.github.auxtask.maven.worker.Flavor;
import io.github.auxtask.maven.worker.ThreadChoice;
import io.github.auxtask.maven.worker.WorkerCount;
import io.github.auxtask.maven.worker.WorkerLauncher;
import io.github.auxtask.maven.worker.WorkerPlaces;
import io.github.auxtask.maven.worker.WorkerRequest;
import io.github.auxtask.maven.worker.WorkerSettings;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.maven.worker.WorkerTeam;
import io.github.auxtask.maven.worker.WorkerTurn;
import io.github.auxtask.run.device.DeviceChoice;
import io.github.auxtask.run.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that compute have in common: they start the worker, another JVM. */
abstract class AbstractWorkerMojo extends AbstractAuxMojo {
    private static final List<String> DETERMINISM = List.of("tested", "bitwise", "untested");
    static final int MOST_THREADS = 1024;
    static final long LONGEST_SECONDS = 365L * 24 * 3600;

    /**
     * Where to compute: {@code auto} (the GPU if there is one), {@code cpu} or {@code gpu} (an error if there is none).
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.device", defaultValue = "auto")
    String device;

    /**
     * Where libtorch comes from: {@code cpu} from Maven Central, {@code cu128} downloaded once for NVIDIA GPUs, {@code local} from
     * the folder that the environment variable PYTORCH_LIBRARY_PATH names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.flavor", defaultValue = "cpu")
    String flavor;

    /**
     * Threads that the engine computes with. If 0: as many as there are processors that nothing else uses; those with which an
     * interrupted run was begun; all where {@code aux.determinism} is {@code bitwise}. Other numbers come to other bits.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.threads", defaultValue = "0")
    String threads;

    /**
     * Seconds after which the worker is stopped and the goal fails; no limit if 0. What is finished is kept, and the same
     * command goes on from the last checkpoint.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.timeout", defaultValue = "0")
    String timeout;

    /**
     * Does again what is done already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.force", defaultValue = "false")
    boolean force;

    /**
     * What is done about determinism. {@code tested}: whether trainings repeat bit for bit here is tested once for each
     * network, machine and set of versions (twenty steps, twice) and recorded. {@code bitwise}: the engine is asked for equal
     * bits, and a run that does not pass the test is not begun. {@code untested}: nothing is tested or promised.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.determinism", defaultValue = "tested")
    String determinism;

    /**
     * Further arguments of the worker's JVM, such as {@code -Xmx3g}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.jvmArgs")
    @Nullable
    String jvmArgs;

    private @Nullable ThreadChoice choice;

    @Override
    void checkOptions() {
        super.checkOptions();
        Flavor.parse(flavor);
        DeviceChoice.parse(device);
        if (!DETERMINISM.contains(determinism)) {
            throw new BadInputException("-Daux.determinism is '" + determinism + "', but must be "
                    + String.join(" or ", DETERMINISM) + ".");
        }
        askedThreads();
        seconds();
    }

    /** The option; 0 if it is left to us. */
    final int askedThreads() {
        return WholeNumber.of("aux.threads", threads, 0, MOST_THREADS, 0);
    }

    private long seconds() {
        return WholeNumber.of("aux.timeout", timeout, 0L, LONGEST_SECONDS, 0L);
    }

    /** Runs a command of the worker for a plan; another module's worker is waited for. */
    final WorkerSummary launch(String command, @Nullable Plan plan)
            throws MojoExecutionException, MojoFailureException {
        return launch(command, plan, 1, null, Following.log(getLog()));
    }

    /**
     * Runs a command in several workers side by side, which share the threads.
     *
     * @param properties further arguments of their JVMs, or null
     * @param following who follows what they say
     */
    final WorkerSummary launch(
            String command, @Nullable Plan plan, int workers, @Nullable String properties, Following following)
            throws MojoExecutionException, MojoFailureException {
        WorkerPlaces places = places();
        Path folder = build().ownFolder(places);
        chooseThreads(plan, workers);
        WorkerRequest request = new WorkerRequest(
                plan == null ? null : reproductionFile.toPath().toAbsolutePath().getParent(),
                reproductionFile.getName(),
                plan == null ? null : write(plan, folder.resolve(command + "-plan.json")),
                places.store(),
                places.data(),
                device,
                WorkerCount.threadsOfEach(workers, threads()),
                force,
                session.isOffline(),
                determinism,
                seconds());
        WorkerTurn turn = takeTurn();
        Log log = following.log();
        try {
            List<WorkerLauncher> members = new ArrayList<>();
            for (int i = 1; i <= workers; i++) {
                WorkerSettings settings =
                        settings(request, properties, gpuOf(i)).of(plan);
                members.add(
                        workers == 1
                                ? launcher(places, folder, log, settings)
                                : launcher(
                                        places,
                                        folder.resolve("worker-" + i),
                                        new PrefixedLog(log, "worker " + i + ": "),
                                        settings));
            }
            if (following.quiet()) {
                members.forEach(WorkerLauncher::quiet);
            }
            WorkerSummary summary = new WorkerTeam(members).launch(command, request, following.follower());
            requireAll(command, plan, summary);
            build().clearOwnFolder(places);
            return summary;
        } finally {
            turn.release();
        }
    }

    /** Doing nothing is not success: every run that was planned is finished, skipped or failed, and the last ended earlier. */
    static void requireAll(String command, @Nullable Plan plan, WorkerSummary summary) throws MojoExecutionException {
        if (plan == null || !List.of("train", "attack").contains(command)) {
            return;
        }
        List<String> missing = plan.selected().stream()
                .filter(run -> !summary.isReported(run.id().hex()))
                .map(PlannedRun::label)
                .toList();
        if (!missing.isEmpty()) {
            throw new MojoExecutionException("The worker said nothing of " + Counted.of(missing.size(), "run") + ": "
                    + String.join(", ", missing) + ". Run the same command again; it goes on from what is done.");
        }
    }

    /** Fails before hours are spent if the site that was asked for cannot be rendered afterwards. */
    final void checkSitePlugin() throws MojoExecutionException {
        if (!SitePlugin.isAskedFor(session.getGoals())) {
            return;
        }
        String problem = SitePlugin.problem(project).orElse(null);
        if (problem != null) {
            throw new MojoExecutionException(problem);
        }
        SitePlugin.missingReport(project).ifPresent(getLog()::warn);
    }

    private WorkerTurn takeTurn() throws MojoExecutionException {
        try {
            return WorkerTurn.take(session.getRepositorySession(), getLog());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while another module's worker was running.", e);
        }
    }

    private WorkerLauncher launcher(WorkerPlaces places, Path folder, Log log, WorkerSettings settings) {
        return new WorkerLauncher(
                log,
                build().java(),
                () -> build().classPath(versions(), settings.flavor()),
                settings,
                places.engine(),
                folder);
    }

    private WorkerSettings settings(WorkerRequest request, @Nullable String properties, @Nullable String gpu) {
        Integer each = request.threads();
        return new WorkerSettings(
                Flavor.parse(flavor),
                each == null ? threads() : each,
                session.isOffline(),
                Stream.of(properties, workerProperties(), jvmArgs)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")),
                determinism.equals("bitwise"),
                gpu,
                false);
    }

    /** The number of the one GPU that a worker sees, counted from 1; {@code null} if it sees all. */
    @Nullable
    String gpuOf(int worker) {
        return null;
    }

    /** Arguments of the worker's JVM that only this goal gives, as one line; {@code null} for none. */
    @Nullable
    String workerProperties() {
        return null;
    }

    final int threads() {
        return Objects.requireNonNull(choice, "chosen before the first worker").threads();
    }

    /** Chooses how many threads compute, once in a goal, and says why. */
    final void chooseThreads(@Nullable Plan plan, int workers) {
        chooseThreads(begun(plan).stream().map(each -> each * workers).findFirst());
    }

    /** The same where they are known from a record. */
    final void chooseThreads(OptionalInt begun) {
        if (choice == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            choice = ThreadChoice.of(
                    askedThreads(),
                    determinism.equals("bitwise"),
                    begun,
                    processors,
                    () -> ThreadChoice.others(processors));
            if (!choice.text().isEmpty()) {
                getLog().info(choice.text());
            }
        }
    }

    /** With how many threads a run of the plan was begun that is not finished. */
    private OptionalInt begun(@Nullable Plan plan) {
        if (plan == null || force) {
            return OptionalInt.empty();
        }
        Path runs = places().store().resolve("runs");
        return plan.runs().stream()
                .map(run -> new RunFolder(runs.resolve(run.id().hex())).begunWith())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static Path write(Plan plan, Path file) throws MojoExecutionException {
        try {
            FolderPath.make(file.toAbsolutePath().getParent());
            plan.write(file);
            return file;
        } catch (IOException e) {
            throw Told.asError("The plan cannot be written to " + file + ": " + AtomicFile.reason(e) + ".", e);
        }
    }
}
