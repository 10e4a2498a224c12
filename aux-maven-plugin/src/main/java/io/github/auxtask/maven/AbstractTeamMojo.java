package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.console.Following;
import io.github.auxtask.maven.console.LivePage;
import io.github.auxtask.maven.console.PlanConsole;
import io.github.auxtask.maven.console.StatusLine;
import io.github.auxtask.maven.options.DeviceList;
import io.github.auxtask.maven.worker.Flavor;
import io.github.auxtask.maven.worker.WorkerCount;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.provenance.RunRecords;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals have in common whose runs several workers can do side by side. */
abstract class AbstractTeamMojo extends AbstractWorkerMojo {
    /**
     * How many workers do runs side by side on this machine, each with its share of the threads ({@code aux.threads}): a number, or
     * {@code auto} for what a short measurement of the first run finds fastest. Each needs the memory of one run. The number of
     * threads stands in a run's record, the number of workers does not matter to a result.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.workers", defaultValue = "1")
    String workers;

    /**
     * Whether a page follows the runs while they go on, as {@code aux:watch} serves it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.live", defaultValue = "false")
    boolean live;

    /**
     * The port of that page; one that is free if 0.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.port", defaultValue = "0")
    String port;

    /**
     * Whether the desktop's browser opens that page.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.open", defaultValue = "false")
    boolean open;

    /**
     * The GPUs that compute, by their numbers, such as {@code 0,1}: every worker sees one of them, and there is one worker for each
     * at least. Without it all workers use the first.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.devices")
    @Nullable
    String devices;

    @Override
    void checkOptions() {
        super.checkOptions();
        WorkerCount.parse(workers);
        LivePage.port(port);
        gpus();
    }

    private DeviceList gpus() {
        return DeviceList.parse(devices, device, flavor);
    }

    @Override
    @Nullable
    String gpuOf(int worker) {
        return gpus().of(worker);
    }

    /**
     * Does runs of a plan in as many workers as were asked for, and says how far the whole plan is.
     *
     * @param train whether they are trained, and not evaluated
     * @param left to be done
     */
    final WorkerSummary launchTeam(boolean train, Reproduction reproduction, Plan plan, List<PlannedRun> left)
            throws MojoExecutionException, MojoFailureException {
        Path records = RunsFolder.of(reproduction);
        if (!live) {
            return launchMembers(train, reproduction, plan, left);
        }
        LivePage page = LivePage.start(plan, records, places().store(), LivePage.port(port), open, getLog());
        try {
            return launchMembers(train, reproduction, plan, left);
        } finally {
            page.close();
        }
    }

    private WorkerSummary launchMembers(boolean train, Reproduction reproduction, Plan plan, List<PlannedRun> left)
            throws MojoExecutionException, MojoFailureException {
        String command = train ? "train" : "attack";
        int asked = gpus().workers(WorkerCount.parse(workers));
        chooseThreads(plan, Math.max(1, asked));
        int count = asked == 0 ? fastest(plan, left) : Math.min(asked, Math.max(1, left.size()));
        if (count > 1) {
            getLog().info(count + " workers side by side, " + WorkerCount.threadsOfEach(count, threads()) + " of "
                    + threads() + " threads each");
        }
        StatusLine line = StatusLine.ofTerminal(
                session.getRequest().isInteractiveMode(),
                session.getRequest().getDegreeOfConcurrency() > 1,
                System.getenv());
        PlanConsole console = PlanConsole.of(
                plan, work(train), RunRecords.read(RunsFolder.of(reproduction)).records(), count, line, getLog());
        try {
            return launch(
                    command,
                    plan,
                    count,
                    count == 1 ? null : "-Dauxtask.team=" + UUID.randomUUID(),
                    Following.plan(getLog(), line, console));
        } finally {
            line.end();
        }
    }

    /** Evaluations count in a training, too, where the same build makes them afterwards. */
    private PlanConsole.Work work(boolean train) {
        boolean evaluate = !train || session.getGoals().stream().anyMatch(goal -> goal.matches("(.*:)?attack(@.*)?"));
        return new PlanConsole.Work(train, evaluate, force);
    }

    private int fastest(Plan plan, List<PlannedRun> left) throws MojoExecutionException, MojoFailureException {
        List<Integer> candidates = WorkerCount.candidates(threads(), left.size());
        if (candidates.size() < 2 || !flavor.equals(Flavor.CPU.toString())) {
            return 1;
        }
        Plan first = plan.only(left.subList(0, 1));
        getLog().info("measuring how many workers pay, with " + left.get(0).label());
        Map<Integer, Double> rates = new LinkedHashMap<>();
        for (int count : candidates) {
            rates.put(
                    count,
                    WorkerCount.rate(
                            launch("probe", first, count, "-Dauxtask.beside=" + count, Following.log(getLog())),
                            count));
        }
        int best = WorkerCount.fastest(rates);
        getLog().info("workers and their steps a second together: " + WorkerCount.text(rates) + ", so " + best
                + (best == 1 ? " worker" : " workers"));
        return best;
    }
}
