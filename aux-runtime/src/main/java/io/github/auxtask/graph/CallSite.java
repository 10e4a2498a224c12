package io.github.auxtask.graph;

/** Finds the Java line that asked for an operation, so that a failure inside a graph can name it. */
final class CallSite {
    private static final String PACKAGE = CallSite.class.getPackageName() + ".";

    private CallSite() {}

    static String ofCaller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(PACKAGE)
                                && !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown line"));
    }
}
