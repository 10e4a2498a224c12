package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.console.LivePage;
import io.github.auxtask.maven.options.WholeNumber;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Serves a page that follows the runs of a budget while they go on: how far each is, loss and accuracy so far, and how long the whole plan
 * still takes. It is for this machine alone, and only reads: records, and what workers keep in the store; so it can be started beside an
 * {@code aux:train} or {@code aux:attack} that runs elsewhere, and shows what was killed as stopped. Goes on until it is stopped (Ctrl-C).
 *
 * @since 0.1.0
 */
@Mojo(name = "watch", threadSafe = true)
public final class WatchMojo extends AbstractAuxMojo {
    /**
     * The port of the page; one that is free if 0.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.port", defaultValue = "0")
    String port;

    /**
     * Whether the desktop's browser opens the page.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.open", defaultValue = "false")
    boolean open;

    /**
     * Seconds after which the goal ends; it goes on until it is stopped if 0.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.timeout", defaultValue = "0")
    String timeout;

    @Override
    void checkOptions() {
        super.checkOptions();
        seconds();
        LivePage.port(port);
    }

    private long seconds() {
        return WholeNumber.of("aux.timeout", timeout, 0L, AbstractWorkerMojo.LONGEST_SECONDS, 0L);
    }

    @Override
    void work() throws MojoExecutionException {
        Reproduction reproduction = reproduction();
        Plan plan = plan(reproduction);
        LivePage page = LivePage.start(
                plan, RunsFolder.of(reproduction), places().store(), LivePage.port(port), open, getLog());
        try {
            getLog().info(plan.reproduction() + ", budget " + plan.budget() + "; Ctrl-C ends it");
            waitForTheEnd();
        } finally {
            page.close();
        }
    }

    private void waitForTheEnd() throws MojoExecutionException {
        CountDownLatch never = new CountDownLatch(1);
        try {
            if (seconds() == 0) {
                never.await();
            } else if (!never.await(seconds(), TimeUnit.SECONDS)) {
                getLog().info("ended after " + seconds() + " s (aux.timeout)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted; the page is gone, and the runs go on.", e);
        }
    }
}
