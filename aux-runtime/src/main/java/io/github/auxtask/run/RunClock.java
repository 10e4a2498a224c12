package io.github.auxtask.run;

import io.github.auxtask.provenance.ResidentMemory;
import java.util.OptionalLong;

/** What a run takes in time and memory, from its start. */
final class RunClock {
    private static final double NANOS = 1e9;

    private final long started = System.nanoTime();

    private RunClock() {}

    static RunClock start() {
        PeakMemory.reset();
        return new RunClock();
    }

    double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }

    /** The most that the process held since; empty where the system does not tell. */
    OptionalLong peakMiB() {
        return ResidentMemory.peakMiB();
    }
}
