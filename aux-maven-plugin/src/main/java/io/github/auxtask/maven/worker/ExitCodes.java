package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.maven.log.HumanTime;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What an exit code of the worker means to Maven. */
public final class ExitCodes {
    private static final int OK = 0;
    private static final int USAGE = 64;
    private static final int SIGNAL_BASE = 128;
    private static final int KILLED = SIGNAL_BASE + 9;
    private static final int TERMINATED = SIGNAL_BASE + 15;

    private ExitCodes() {}

    /**
     * Returns if all went well.
     *
     * @param timeoutSeconds that the worker was given
     * @param folder where a crash report would be
     * @throws MojoFailureException if a run failed, as a test does
     * @throws MojoExecutionException if the set-up is wrong, the time is up, or the worker died
     */
    public static void check(WorkerExit exit, WorkerSummary summary, long timeoutSeconds, Path folder)
            throws MojoExecutionException, MojoFailureException {
        if (exit.timedOut()) {
            throw new MojoExecutionException(
                    "The worker was stopped after " + HumanTime.ofSeconds((double) timeoutSeconds)
                            + " (-Daux.timeout=" + timeoutSeconds
                            + "). Finished runs are kept; the same command goes on from the"
                            + " last checkpoint.");
        }
        String error = summary.error();
        switch (exit.code()) {
            case OK -> {
                // The JVM may have answered an argument of its own, such as -version, and nothing was done.
                if (!summary.isDone()) {
                    throw new MojoExecutionException("The worker ended without a word of what it did (exit 0): look at"
                            + " the lines above and at -Daux.jvmArgs.");
                }
            }
            case RunFailedException.EXIT_CODE -> throw new MojoFailureException(failed(summary));
            case USAGE, BadInputException.EXIT_CODE ->
                throw new MojoExecutionException(
                        error == null
                                ? "The worker refused its input (exit " + exit.code() + "); see the lines above."
                                : error);
            case TERMINATED ->
                throw new MojoExecutionException("The worker was terminated from outside. Finished runs are"
                        + " kept; the same command goes on from the last checkpoint.");
            case KILLED ->
                throw new MojoExecutionException("The worker was killed (exit 137), often by the system for lack"
                        + " of memory: try a smaller batch or fewer threads (-Daux.threads). Finished runs are kept; the same"
                        + " command goes on from the last checkpoint.");
            default -> throw new MojoExecutionException(crashed(exit.code(), error, folder));
        }
    }

    private static String failed(WorkerSummary summary) {
        if (summary.failures().isEmpty()) {
            String error = summary.error();
            return error == null ? "A run failed; see the lines above." : error;
        }
        int count = summary.failures().size();
        return (count == 1 ? "1 run failed: " : count + " runs failed: ") + String.join("; ", summary.failures());
    }

    private static String crashed(int code, @Nullable String error, Path folder) {
        String last = error == null ? "" : " It said: " + error;
        return "The worker crashed (exit " + code + ")." + last
                + " Its last lines are above; if the JVM itself crashed, its"
                + " report crash-*.log is in " + folder
                + ". Finished runs are kept; the same command goes on from the last"
                + " checkpoint.";
    }
}
