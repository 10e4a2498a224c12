package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.worker.Flavor;
import io.github.auxtask.maven.worker.WorkerCount;
import io.github.auxtask.maven.worker.WorkerSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common whose runs several workers can do side by side. */
abstract class AbstractTeamMojo extends AbstractWorkerMojo {
    /**
     * How many workers do runs side by side on this machine, each with its share of the threads ({@code aux.threads}): a number, or
     * {@code auto} for what a short measurement of the first run finds fastest. Each needs the memory of one run. The number of
     * threads stands in a run's record, the number of workers does not matter to a result.
     *
     * @since 0.3.0
     */
    @Parameter(property = "aux.workers", defaultValue = "1")
    String workers;

    @Override
    void checkOptions() {
        super.checkOptions();
        WorkerCount.parse(workers);
    }

    /** Does runs of a plan in as many workers as were asked for. */
    final WorkerSummary launchTeam(String command, Plan plan, List<PlannedRun> left)
            throws MojoExecutionException, MojoFailureException {
        int asked = WorkerCount.parse(workers);
        chooseThreads(plan, Math.max(1, asked));
        int count = asked == 0 ? fastest(plan, left) : Math.min(asked, Math.max(1, left.size()));
        if (count == 1) {
            return launch(command, plan);
        }
        getLog().info(count + " workers side by side, " + WorkerCount.threadsOfEach(count, threads()) + " of "
                + threads() + " threads each");
        return launch(command, plan, count, "-Dauxtask.team=" + UUID.randomUUID());
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
            rates.put(count, WorkerCount.rate(launch("probe", first, count, "-Dauxtask.beside=" + count), count));
        }
        int best = WorkerCount.fastest(rates);
        getLog().info("workers and their steps a second together: " + WorkerCount.text(rates) + ", so " + best
                + (best == 1 ? " worker" : " workers"));
        return best;
    }
}
