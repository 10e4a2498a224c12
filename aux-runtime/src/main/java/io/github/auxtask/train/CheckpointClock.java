package io.github.auxtask.train;

/** Knows when the last checkpoint was written and what it cost. */
final class CheckpointClock {
    private final CheckpointRhythm rhythm;
    private long last = System.nanoTime();
    private long cost;

    CheckpointClock(CheckpointRhythm rhythm) {
        this.rhythm = rhythm;
    }

    boolean dueAtStep() {
        return rhythm.dueAtStep(System.nanoTime() - last);
    }

    boolean dueAtEpoch() {
        return rhythm.dueAtEpoch(System.nanoTime() - last, cost);
    }

    void written(Runnable write) {
        long begun = System.nanoTime();
        write.run();
        last = System.nanoTime();
        cost = last - begun;
    }
}
