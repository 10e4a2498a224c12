package io.github.auxtask.train.checkpoint;

/** Knows when the last checkpoint was written and what it cost. */
public final class CheckpointClock {
    private final CheckpointInterval rhythm;
    private long last = System.nanoTime();
    private long cost;

    public CheckpointClock(CheckpointInterval rhythm) {
        this.rhythm = rhythm;
    }

    public boolean dueAtStep() {
        return rhythm.dueAtStep(System.nanoTime() - last);
    }

    public boolean dueAtEpoch() {
        return rhythm.dueAtEpoch(System.nanoTime() - last, cost);
    }

    public void written(Runnable write) {
        long begun = System.nanoTime();
        write.run();
        last = System.nanoTime();
        cost = last - begun;
    }
}
