package io.github.auxtask.evaluate.chunk;

import org.jspecify.annotations.Nullable;

/** Recognises that the engine ran out of memory, which a smaller batch may mend. */
final class MemoryFailure {
    private MemoryFailure() {}

    static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("out of memory") || message.contains("can't allocate memory")) {
                return true;
            }
        }
        return false;
    }
}
