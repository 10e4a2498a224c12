package io.github.auxtask.cluster;

import java.io.IOException;
import java.util.List;

/** Runs programs of the system. */
@FunctionalInterface
public interface Commands {
    /**
     * What a program left.
     *
     * @param out of standard output
     * @param err of standard error
     */
    record Output(int exit, String out, String err) {}

    /**
     * Runs one to its end.
     *
     * @throws IOException if there is no such program
     */
    Output run(List<String> command) throws IOException, InterruptedException;
}
