package io.github.auxtask.run.device;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a run takes in time, memory and energy, from its start. */
public final class CostMeter {
    private static final double NANOS = 1e9;

    private final long started = System.nanoTime();
    private final OptionalDouble joulesBefore = EnergyMeter.joules();

    private CostMeter() {}

    public static CostMeter start() {
        PeakMemory.reset();
        return new CostMeter();
    }

    public double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }

    /** The most that the process held since; empty where the system does not tell. */
    public OptionalLong peakMiB() {
        return ResidentMemory.peakMiB();
    }

    /** What the processor used since, other programs included; empty where the system does not tell. */
    public OptionalDouble joules() {
        OptionalDouble now = EnergyMeter.joules();
        return now.isPresent() && joulesBefore.isPresent()
                ? OptionalDouble.of(now.getAsDouble() - joulesBefore.getAsDouble())
                : OptionalDouble.empty();
    }
}
