package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.classpath.ChangedClasses;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.plan.PlanStatus;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.tensorboard.TrainingCurves;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Trains the runs of a budget in another JVM, and writes a record of each into the folder {@code runs} beside {@code
 * reproduction.yaml}. A run that is finished is skipped, one that was interrupted goes on from its last checkpoint. A run
 * that fails (a loss that is not a number, a full disk) does not stop the others, but fails the build at the end.
 *
 * @since 0.1.0
 */
@Mojo(name = "train", threadSafe = true)
public final class TrainMojo extends AbstractTeamMojo {
    /**
     * Repeats one run that is recorded, of any budget, given by the first digits of its id: trains it anew beside the stored one,
     * which stays as it is, and prints what differs, value by value. Fails if something differs although both trainings are
     * bitwise deterministic and machine and programs are the same; elsewhere differences are only printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.run")
    @Nullable
    String run;

    /**
     * Draws curves for TensorBoard while runs train, into {@code target/tensorboard}: loss and accuracy after every step, all that the
     * record will hold of an epoch after every epoch. A run that goes on keeps the curves up to its checkpoint. Repetitions ({@code
     * aux.run}) are not drawn.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.tensorboard", defaultValue = "false")
    boolean tensorboard;

    @Override
    @Nullable
    String workerProperties() {
        return tensorboard ? "\"-D" + TrainingCurves.PROPERTY + "=" + curves() + "\"" : null;
    }

    private Path curves() {
        return Path.of(project.getBuild().getDirectory(), "tensorboard").toAbsolutePath();
    }

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        checkSitePlugin();
        Reproduction reproduction = reproduction();
        if (run != null && !run.isBlank()) {
            List<RunRecord> records = RunsFolder.read(reproduction, getLog());
            Plan again = StoredRun.plan(reproduction, records, run);
            chooseThreads(StoredRun.threads(records, again));
            launch("repeat", again);
            return;
        }
        Plan plan = plan(reproduction);
        PlanStatus status = new PlanStatus(plan, RunsFolder.read(reproduction, getLog()));
        warnOfChangedClasses(status);
        int total = status.total();
        int left = Math.min(total, status.untrained().size() + interrupted(plan));
        if (left == 0 && !force) {
            getLog().info(total + " of " + Counted.of(total, "run") + (total == 1 ? " is" : " are")
                    + " finished, nothing to do (-Daux.force trains again)");
            return;
        }
        getLog().info(plan.reproduction() + ", budget " + plan.budget() + ": " + (force ? total : left) + " of "
                + Counted.of(total, "run") + " to train" + (plan.evidence() ? "" : " (not evidence)"));
        if (tensorboard) {
            getLog().info("curves are drawn while runs train: tensorboard --logdir " + curves());
        }
        WorkerSummary summary = launchTeam(true, reproduction, plan, force ? plan.selected() : status.untrained());
        getLog().info(Counted.of(summary.finished(), "run") + " trained, " + summary.skipped()
                + " skipped; records are in " + RunsFolder.of(reproduction).resolve(plan.budget()));
    }

    private void warnOfChangedClasses(PlanStatus status) {
        try {
            ChangedClasses.warning(build().userCode(), status.programs()).ifPresent(getLog()::warn);
        } catch (BadInputException e) {
            // Nothing is compiled, which is said where the classes are needed.
            getLog().debug(e);
        }
    }

    /** Finished runs that were being trained again when the worker was killed: they go on. */
    private int interrupted(Plan plan) {
        Path runs = places().store().resolve("runs");
        return (int) plan.runs().stream()
                .map(planned -> new RunFolder(runs.resolve(planned.id().hex())))
                .filter(RunFolder::isBeingTrainedAgain)
                .count();
    }
}
