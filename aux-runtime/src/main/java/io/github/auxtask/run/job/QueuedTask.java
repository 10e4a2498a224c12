package io.github.auxtask.run.job;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is different for a worker that a cluster's queue has started: nobody holds its standard input, so that its end means nothing; it
 * takes no more runs when its minutes are over; and it does not wait for runs that others are doing, while it keeps a graphics card from
 * those who could use it.
 */
public final class QueuedTask {
    /** The JVM's property that says after how many minutes no more runs are taken; where it is not set, no queue has started this worker. */
    public static final String PROPERTY = "auxtask.queue.minutes";

    /** The JVM's property that says how many tasks a level after this task's has at most. */
    public static final String TASKS = "auxtask.queue.tasks";

    /** The JVM's property that says how many of the last runs of the plan are those of later levels. */
    public static final String AHEAD = "auxtask.queue.ahead";

    private static final QueuedTask NONE = new QueuedTask(false, Duration.ZERO, 0, 0, () -> 0);

    private final boolean queued;
    private final Duration limit;
    private final int ahead;
    private final int tasks;
    private final LongSupplier nanoTime;
    private final long begun;

    private QueuedTask(boolean queued, Duration limit, int ahead, int tasks, LongSupplier nanoTime) {
        this.queued = queued;
        this.limit = limit;
        this.ahead = ahead;
        this.tasks = tasks;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** What this process is. */
    public static QueuedTask ofThisProcess() {
        Long minutes = Long.getLong(PROPERTY);
        return minutes == null
                ? NONE
                : of(
                        Duration.ofMinutes(minutes),
                        Integer.getInteger(AHEAD, 0),
                        Integer.getInteger(TASKS, 0),
                        System::nanoTime);
    }

    /**
     * A worker that a queue has just started.
     *
     * @param limit after which no more runs are taken; the first one is always taken
     * @param ahead how many of the plan's last runs are those of later levels
     * @param tasks how many a later level has at most
     * @param nanoTime a clock that only goes forward
     */
    public static QueuedTask of(Duration limit, int ahead, int tasks, LongSupplier nanoTime) {
        return new QueuedTask(true, limit, ahead, tasks, nanoTime);
    }

    /** Whether a queue has started this worker. */
    public boolean isQueued() {
        return queued;
    }

    /** How many of the last runs of the plan are those of later levels. */
    public int ahead() {
        return ahead;
    }

    /** How many tasks a level after this one's has at most. */
    public int tasks() {
        return tasks;
    }

    /** Whether no more runs are to be taken. */
    public boolean isOver() {
        return queued && nanoTime.getAsLong() - begun >= limit.toNanos();
    }

    /**
     * Whether a task that finds nothing left of its own level goes on with runs of a later one, whose tasks only begin when all of this
     * level have ended. It does so while at least half as many tasks are at work as could be: then waiting for the last of them would
     * leave more idle than is kept waiting by those who go on.
     *
     * @param free runs that could be taken now
     * @param others runs in the hands of others
     * @param tasks that a later level has
     */
    public static boolean goesAhead(int free, int others, int tasks) {
        return 2 * others >= Math.min(free, tasks);
    }
}
