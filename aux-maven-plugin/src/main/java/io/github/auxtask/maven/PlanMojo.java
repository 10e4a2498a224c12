package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.options.SelectionOptions;
import io.github.auxtask.maven.plan.CostPrediction;
import io.github.auxtask.maven.plan.MadeCost;
import io.github.auxtask.maven.plan.PlanStatus;
import io.github.auxtask.maven.plan.PlanTable;
import io.github.auxtask.maven.plan.PrecisionAdvice;
import io.github.auxtask.maven.worker.WorkerEvent;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.device.CpuFeatures;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints the runs of a budget, which of them are done, which evaluations are missing, and how long the rest will take on this
 * machine, predicted from a short probe of each kind of run: in all, and along the longest chain of runs that need one another. Trains
 * nothing. Before that it looks whether everything that {@code
 * reproduction.yaml} calls by name is there, and whether all settings of all budgets make sense, and names all that is wrong.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends AbstractWorkerMojo {
    /**
     * Whether to measure, which takes some seconds for each kind of run; without, nothing is predicted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.probe", defaultValue = "true")
    boolean probe;

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        Reproduction reproduction = reproduction();
        settingsCheck().require(reproduction, reproductionFile.toPath());
        Plan plan = plan(reproduction);
        List<RunRecord> records = RunsFolder.read(reproduction, getLog());
        PlanStatus status = new PlanStatus(plan, records);
        PlanTable.lines(plan, status, records).forEach(line -> getLog().info(line));
        List<PlannedRun> left = plan.runs().stream()
                .filter(run -> !status.isTrained(run) || status.unevaluated().contains(run))
                .toList();
        if (!probe || left.isEmpty()) {
            return;
        }
        getLog().info("measuring how fast this machine is (-Daux.probe=false leaves it out)");
        Plan rest = plan.only(left);
        WorkerSummary summary = launch("probe", rest);
        List<MadeCost> made = summary.made().stream().map(MadeCost::of).toList();
        CostPrediction.of(rest, summary.probes(), made, status).lines().forEach(line -> getLog().info(line));
        if (precision == null && CpuFeatures.ofThisMachine().fastBf16()) {
            adviseOnPrecision(reproduction, plan.only(status.untrained()), summary.probes());
        }
    }

    private void adviseOnPrecision(Reproduction reproduction, Plan rest, List<WorkerEvent> probes)
            throws MojoExecutionException, MojoFailureException {
        WorkerEvent full = PrecisionAdvice.longest(rest, probes).orElse(null);
        if (full == null) {
            return;
        }
        Plan other = Plan.of(reproduction, SelectionOptions.parse(rest.budget(), seeds, null, "bf16"));
        PlannedRun run = PrecisionAdvice.counterpart(rest, full, other).orElse(null);
        // What needs other runs is measured with them, and those would have to be of the same precision.
        if (run == null || !run.needs().isEmpty()) {
            return;
        }
        launch("probe", other.only(List.of(run))).probes().stream()
                .findFirst()
                .ifPresent(half -> getLog().info(PrecisionAdvice.sentence(full, half)));
    }
}
