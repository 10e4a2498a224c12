package io.github.auxtask.run.job;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the worker has been asked to end, and why. Training looks after every step, then writes a checkpoint and ends. */
public final class StopSignal implements BooleanSupplier {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /** Asks the worker to end; the first reason counts. */
    public void request(String why) {
        reason.compareAndSet(null, why);
    }

    @Override
    public boolean getAsBoolean() {
        return reason.get() != null;
    }

    /** The reason, or null while nobody has asked. */
    public @Nullable String reason() {
        return reason.get();
    }
}
