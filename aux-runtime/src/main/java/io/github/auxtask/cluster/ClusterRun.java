package io.github.auxtask.cluster;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.live.LiveState;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param where node, process and job that work or worked on it; nothing if nobody did
 * @param reason why it failed, or nothing
 * @param live what it is doing, while it is running; else {@code null}
 * @param seconds that it has cost so far, by its record
 */
public record ClusterRun(
        PlannedRun run,
        State state,
        String where,
        String reason,
        @Nullable LiveState live,
        double seconds) {
    /** What a run can be, in the order in which a table shows it. */
    public enum State {
        /** Somebody works on it. */
        RUNNING("running"),
        /** Somebody worked on it and was not heard of for a while; another task, if there is one, takes it over. */
        SILENT("not heard of"),
        /** Trained, its evaluations not all made. */
        TRAINED("trained"),
        /** Trained, and all its evaluations made. */
        DONE("done"),
        /** It failed. */
        FAILED("failed"),
        /** A job of the queue will do it. */
        QUEUED("waiting in the queue"),
        /** No job will do it. */
        LEFT("not submitted");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
