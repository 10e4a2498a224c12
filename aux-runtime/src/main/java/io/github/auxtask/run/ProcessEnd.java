package io.github.auxtask.run;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/** The two ways in which the worker leaves. */
final class ProcessEnd {
    /** As a process that SIGTERM ended. */
    static final int TERMINATED = 143;

    private ProcessEnd() {}

    /** Leaves when no graph is running. Runs no hooks: the one that there is waits for this very call. */
    static void leave(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /**
     * Leaves although a graph may be running. {@link Runtime#halt} ends in C's {@code exit}, which runs libtorch's static
     * destructors under the running graph; {@code _exit} does not.
     */
    static void force() {
        System.out.flush();
        System.err.flush();
        try {
            Function exit = NativeLibrary.getProcess().getFunction("_exit");
            exit.invoke(new Object[] {TERMINATED});
        } catch (LinkageError | RuntimeException e) {
            Runtime.getRuntime().halt(TERMINATED);
        }
    }
}
