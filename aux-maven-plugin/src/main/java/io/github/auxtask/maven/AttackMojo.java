package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.plan.PlanStatus;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.method.model.ModelMethod;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Evaluates the trained runs of a budget, on clean images and under every attack that {@code reproduction.yaml} lists, and adds
 * the accuracies to their records. What is evaluated already is skipped; pictures that are gone are drawn again. A model of one's own
 * (method {@code model}) is read from its file and evaluated without any training.
 *
 * @since 0.1.0
 */
@Mojo(name = "attack", threadSafe = true)
public final class AttackMojo extends AbstractTeamMojo {
    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        checkSitePlugin();
        Reproduction reproduction = reproduction();
        Plan plan = plan(reproduction);
        PlanStatus status = new PlanStatus(plan, RunsFolder.read(reproduction, getLog()));
        // A model that was trained elsewhere is taken over by the worker that evaluates it.
        boolean given = reproduction.method().name().equals(ModelMethod.NAME);
        int untrained = given ? 0 : status.notEvaluable().size();
        int total = plan.selected().size();
        if (untrained == total) {
            throw new MojoExecutionException("None of the " + Counted.of(total, "run") + " of budget " + plan.budget()
                    + " is trained: run mvn aux:train -Daux.budget=" + plan.budget() + " first.");
        }
        if (untrained > 0) {
            getLog().warn(Counted.of(untrained, "run") + " of " + total + " not trained yet and left out (mvn aux:train"
                    + " -Daux.budget=" + plan.budget() + ")");
        }
        List<PlannedRun> unevaluated = given
                ? plan.selected().stream()
                        .filter(run -> !status.missingEvaluations(run).isEmpty())
                        .toList()
                : status.unevaluated();
        int left = unevaluated.size();
        int unpictured = status.unpictured(places().store().resolve("runs")).size();
        if (left + unpictured == 0 && !force) {
            getLog().info("all evaluations of " + Counted.of(total - untrained, "trained run")
                    + " are done, nothing to do (-Daux.force attacks again)");
            return;
        }
        getLog().info(plan.reproduction() + ", budget " + plan.budget() + ": "
                + Counted.of(force ? total - untrained : left, "run") + " to evaluate"
                + (unpictured > 0 && !force ? ", pictures of " + unpictured + " to draw" : ""));
        WorkerSummary summary = launchTeam(false, reproduction, plan, force ? plan.selected() : unevaluated);
        getLog().info(Counted.of(summary.finished(), "run") + " evaluated; records are in "
                + RunsFolder.of(reproduction).resolve(plan.budget()));
    }
}
