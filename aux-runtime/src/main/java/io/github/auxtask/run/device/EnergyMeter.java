package io.github.auxtask.run.device;

import java.util.OptionalDouble;

/** This machine's {@link ProcessorEnergy}, read often enough that its counters never go round unnoticed. */
final class EnergyMeter {
    private static final long MILLIS = 30_000;
    private static final EnergyMeter HERE = new EnergyMeter(ProcessorEnergy.in(ProcessorEnergy.POWERCAP));

    private final ProcessorEnergy energy;

    private EnergyMeter(ProcessorEnergy energy) {
        this.energy = energy;
        if (energy.isKnown()) {
            Thread reader = new Thread(this::read, "energy-meter");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Joules since the first call; empty where the system does not tell. */
    static OptionalDouble joules() {
        return HERE.energy.joules();
    }

    private void read() {
        while (energy.joules().isPresent()) {
            try {
                Thread.sleep(MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
