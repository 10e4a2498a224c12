package io.github.auxtask.graph.trace;

/** An operation failed in the engine; the message names the Java line that wrote it and the shapes of the arguments. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GraphException(String message, Throwable cause) {
        super(message, cause);
    }
}
