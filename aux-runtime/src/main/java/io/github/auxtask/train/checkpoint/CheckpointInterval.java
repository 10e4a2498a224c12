package io.github.auxtask.train.checkpoint;

import java.time.Duration;

/**
 * When checkpoints are due. A checkpoint that is left out changes no result, only how much a killed run has to do again.
 *
 * @param atMost the longest that training goes on without one, in the middle of an epoch too
 * @param share how many times its own cost must have passed before the end of an epoch writes one again, so that short epochs do
 *     not spend their time on it; 0 for every epoch
 */
public record CheckpointInterval(Duration atMost, int share) {
    /** Every five minutes; at the end of every epoch if that costs less than a fiftieth of the time. */
    public static final CheckpointInterval USUAL = new CheckpointInterval(Duration.ofMinutes(5), 50);

    /** At the end of every epoch, and after every step. */
    public static final CheckpointInterval EVERY_STEP = new CheckpointInterval(Duration.ZERO, 0);

    boolean dueAtStep(long nanosSince) {
        return nanosSince >= atMost.toNanos();
    }

    boolean dueAtEpoch(long nanosSince, long nanosOfLast) {
        return nanosSince >= share * nanosOfLast || dueAtStep(nanosSince);
    }
}
