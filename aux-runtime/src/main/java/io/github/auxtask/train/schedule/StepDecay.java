package io.github.auxtask.train.schedule;

import java.util.Map;

/** Multiplies the learning rate by a factor every so many epochs: torch's {@code StepLR}. */
public final class StepDecay implements Schedule {
    private final double initial;
    private final int every;
    private final double factor;
    private int epochs;

    /** A schedule at its start. */
    public StepDecay(double initial, int every, double factor) {
        this.initial = initial;
        this.every = every;
        this.factor = factor;
    }

    @Override
    public double learningRate() {
        return initial * Math.pow(factor, Math.floorDiv(epochs, every));
    }

    @Override
    public void epochDone(double accuracy) {
        epochs++;
    }

    @Override
    public Map<String, Double> snapshot() {
        return Map.of("epochs", (double) epochs);
    }

    @Override
    public void restore(Map<String, Double> position) {
        epochs = (int) Schedule.entry(position, "epochs");
    }
}
