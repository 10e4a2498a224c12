package io.github.auxtask.graph;

/** Finds the Java line that asked for an operation, so that a failure inside a graph can name it. */
final class Origin {
    private static final String PACKAGE = Origin.class.getPackageName() + ".";

    private Origin() {}

    static StackTraceElement ofCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(PACKAGE)
                                && !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .orElseGet(() -> new StackTraceElement("unknown", "unknown", null, -1)));
    }
}
