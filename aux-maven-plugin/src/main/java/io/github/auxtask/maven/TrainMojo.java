package io.github.auxtask.maven;

import io.github.auxtask.experiment.Plan;
import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.maven.worker.WorkerSummary;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Trains the runs of a budget in another JVM, and writes a record of each into the folder {@code runs} beside {@code
 * reproduction.yaml}. A run that is finished is skipped, one that was interrupted goes on from its last checkpoint. A run
 * that fails (a loss that is not a number, a full disk) does not stop the others, but fails the build at the end.
 *
 * @since 0.1.0
 */
@Mojo(name = "train", threadSafe = true)
public final class TrainMojo extends AbstractWorkerMojo {
    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        checkSitePlugin();
        Reproduction reproduction = reproduction();
        Plan plan = plan(reproduction);
        PlanStatus status = new PlanStatus(plan, RunsFolder.read(reproduction, getLog()));
        int left = status.untrained().size();
        int total = status.total();
        if (left == 0 && !force) {
            getLog().info(total + " of " + Counted.of(total, "run") + (total == 1 ? " is" : " are")
                    + " finished, nothing to do (-Daux.force trains again)");
            return;
        }
        getLog().info(plan.reproduction() + ", budget " + plan.budget() + ": " + (force ? total : left) + " of "
                + Counted.of(total, "run") + " to train" + (plan.evidence() ? "" : " (not evidence)"));
        WorkerSummary summary = launch("train", plan);
        getLog().info(Counted.of(summary.finished(), "run") + " trained, " + summary.skipped()
                + " skipped; records are in " + RunsFolder.of(reproduction).resolve(plan.budget()));
    }
}
