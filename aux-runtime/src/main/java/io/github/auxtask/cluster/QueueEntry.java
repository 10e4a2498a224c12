package io.github.auxtask.cluster;

import java.util.List;

/**
 * A task that the queue knows.
 *
 * @param job number of its array, or its own where it is none
 * @param task index in the array; nothing for a job that is no array
 * @param state Slurm's word, such as {@code PENDING} or {@code RUNNING}
 * @param reason why it waits, or nothing
 * @param node where it runs, or nothing
 * @param name of the job
 */
public record QueueEntry(String job, String task, String state, String reason, String node, String name) {
    /** What {@code squeue} is asked to print, and {@link #parse} reads. */
    static final String FORMAT = "%F|%K|%T|%r|%N|%j";

    private static final int FIELDS = 6;

    /** Reads lines of {@code squeue -h -r -o FORMAT}; what is none is passed over. */
    static List<QueueEntry> parse(String text) {
        return text.lines()
                .map(line -> line.split("\\|", -1))
                .filter(fields -> fields.length >= FIELDS)
                .map(fields -> new QueueEntry(
                        fields[0].strip(),
                        fields[1].strip().equals("N/A") ? "" : fields[1].strip(),
                        fields[2].strip(),
                        fields[3].strip().equals("None") ? "" : fields[3].strip(),
                        fields[4].strip(),
                        fields[5].strip()))
                .toList();
    }

    /** Whether it occupies a node. */
    public boolean isRunning() {
        return state.equals("RUNNING") || state.equals("COMPLETING") || state.equals("SUSPENDED");
    }

    /** Whether it waits for something that will never be. */
    public boolean isStuck() {
        return reason.equals("DependencyNeverSatisfied");
    }
}
