package io.github.auxtask.graph;

/** Finds the Java line that asked for an operation, so that a failure inside a graph can name it. */
final class CallSite {
    private static final String PACKAGE = CallSite.class.getPackageName() + ".";

    private CallSite() {}

    static StackTraceElement ofCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(PACKAGE)
                                && !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .orElseGet(() -> new StackTraceElement("unknown", "unknown", null, -1)));
    }
}
