package io.github.auxtask.run.job;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.evaluate.chunk.MemoryFailure;
import io.github.auxtask.graph.trace.GraphException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One clear sentence for a failure that a user can do something about. */
public final class FailureSentence {
    private FailureSentence() {}

    /** The sentence; empty if the failure is a defect of this software, which a stack trace explains better. */
    public static Optional<String> of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String known = known(t);
            if (known != null) {
                return Optional.of(known);
            }
        }
        if (failure instanceof BadInputException || failure instanceof RunFailedException) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
        if (MemoryFailure.is(failure)) {
            return Optional.of(
                    "The memory of the device ran out: take a smaller batch, or close other programs; the same command then"
                            + " goes on.");
        }
        if (failure instanceof GraphException) {
            return Optional.of("An operation failed in the engine: " + failure.getMessage());
        }
        return Optional.empty();
    }

    private static @Nullable String known(Throwable t) {
        String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
        if (t instanceof OutOfMemoryError) {
            return "The worker's Java heap is full (" + t.getMessage()
                    + "): give it more with -Daux.jvmArgs=-Xmx4g, or take a smaller batch.";
        }
        if (t instanceof IOException e) {
            String full = message.contains("disk quota exceeded")
                    ? "Your quota of disk space is used up"
                    : message.contains("no space left on device") || message.contains("not enough space on the disk")
                            ? "The disk is full"
                            : null;
            return full == null
                    ? null
                    : full + " (" + AtomicFile.reason(e)
                            + "): free some space, or put the store elsewhere with -Daux.store; the same command then goes"
                            + " on.";
        }
        return null;
    }
}
