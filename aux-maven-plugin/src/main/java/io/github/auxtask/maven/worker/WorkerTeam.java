package io.github.auxtask.maven.worker;

import io.github.auxtask.maven.log.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Several workers that do one command side by side. They share the store, whose locks see to it that each run is done once. A worker
 * that dies takes only its own run with it: the others go on to the end, and then the command fails with the reason.
 */
public final class WorkerTeam {
    private final List<WorkerLauncher> members;

    /** @param members each with a folder of its own */
    public WorkerTeam(List<WorkerLauncher> members) {
        this.members = List.copyOf(members);
    }

    /**
     * Runs the command in every member; returns when all have ended.
     *
     * @return what all of them said
     * @throws MojoFailureException if a run failed and no worker died
     * @throws MojoExecutionException if a worker could not start, refused its input, crashed or was out of time
     */
    public WorkerSummary launch(String command, WorkerRequest request)
            throws MojoExecutionException, MojoFailureException {
        return launch(command, request, event -> {});
    }

    /**
     * The same.
     *
     * @param follower hears of every event of every member, before it stands in the log
     */
    public WorkerSummary launch(String command, WorkerRequest request, Consumer<WorkerEvent> follower)
            throws MojoExecutionException, MojoFailureException {
        WorkerSummary summary = new WorkerSummary();
        launch(command, request, summary, follower);
        return summary;
    }

    private void launch(String command, WorkerRequest request, WorkerSummary summary, Consumer<WorkerEvent> follower)
            throws MojoExecutionException, MojoFailureException {
        Consumer<WorkerEvent> together = event -> {
            summary.accept(event);
            follower.accept(event);
        };
        if (members.size() == 1) {
            members.get(0).launch(command, request, together);
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(members.size());
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (WorkerLauncher member : members) {
                ends.add(threads.submit(() -> {
                    member.launch(command, request, together);
                    return null;
                }));
            }
            requireWell(ends);
        } finally {
            // After an interrupt: every launcher ends its worker.
            threads.shutdownNow();
        }
    }

    /** A dead worker is worse than a failed run, which the summary has too. */
    private static void requireWell(List<Future<?>> ends) throws MojoExecutionException, MojoFailureException {
        List<MojoExecutionException> deaths = new ArrayList<>();
        List<MojoFailureException> failures = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            try {
                ends.get(i).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Told.asError("Interrupted; the workers were stopped. The same command goes on.", e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof MojoFailureException failure) {
                    failures.add(failure);
                } else {
                    String why = cause == null ? e.toString() : String.valueOf(cause.getMessage());
                    deaths.add(Told.asError("Worker " + (i + 1) + ": " + why, e));
                }
            }
        }
        if (!deaths.isEmpty()) {
            throw deaths.get(0);
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
