package io.github.auxtask.core;

/**
 * A run started properly and then failed: the loss became NaN, the disk filled up, memory ran out. The message is one
 * sentence. Other runs of the plan go on; the worker ends with {@link #EXIT_CODE}.
 */
public final class RunFailedException extends RuntimeException {
    /** Tells Maven that a run failed, not the set-up. */
    public static final int EXIT_CODE = 3;

    private static final long serialVersionUID = 1;

    public RunFailedException(String message) {
        super(message);
    }

    public RunFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
