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

    private static final QueuedTask NONE = new QueuedTask(false, Duration.ZERO, () -> 0);

    private final boolean queued;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final long begun;

    private QueuedTask(boolean queued, Duration limit, LongSupplier nanoTime) {
        this.queued = queued;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** What this process is. */
    public static QueuedTask ofThisProcess() {
        Long minutes = Long.getLong(PROPERTY);
        return minutes == null ? NONE : of(Duration.ofMinutes(minutes), System::nanoTime);
    }

    /**
     * A worker that a queue has just started.
     *
     * @param limit after which no more runs are taken; the first one is always taken
     * @param nanoTime a clock that only goes forward
     */
    static QueuedTask of(Duration limit, LongSupplier nanoTime) {
        return new QueuedTask(true, limit, nanoTime);
    }

    /** Whether a queue has started this worker. */
    public boolean isQueued() {
        return queued;
    }

    /** Whether no more runs are to be taken. */
    public boolean isOver() {
        return queued && nanoTime.getAsLong() - begun >= limit.toNanos();
    }
}
