package io.github.auxtask.train;

/** Training was asked to stop and did, after a step; its checkpoint is written, so the same call goes on from there. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Stopped after a step.
     *
     * @param epoch from 1
     * @param step number of steps of that epoch that are done
     */
    public StoppedException(int epoch, int step) {
        super("Stopped in epoch " + epoch + " after step " + step + "; the checkpoint is written.");
    }
}
