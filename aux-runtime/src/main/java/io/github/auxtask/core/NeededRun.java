package io.github.auxtask.core;

import java.util.Map;

/**
 * A run whose result another one starts from.
 *
 * @param as its role there, for example {@code source} or {@code members}; empty if it has none
 * @param run its id
 */
public record NeededRun(String as, ContentId run) {
    /** A run that is needed in no particular role. */
    public static NeededRun of(ContentId run) {
        return new NeededRun("", run);
    }

    /** As it enters the id of the run that needs it: the id alone, or with its role, which decides what is computed. */
    Object canonical() {
        return as.isEmpty() ? run : Map.of("as", as, "run", run);
    }
}
