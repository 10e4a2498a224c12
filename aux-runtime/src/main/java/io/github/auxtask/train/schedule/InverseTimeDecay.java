package io.github.auxtask.train.schedule;

import java.util.Map;

/** The first rate over {@code 1 + decay t} at step t, counted from 0: the argument {@code decay} of the optimisers of Keras 2. */
public final class InverseTimeDecay implements Schedule {
    private final double first;
    private final double decay;
    private long done;

    /** A schedule at its start. */
    public InverseTimeDecay(double first, double decay) {
        this.first = first;
        this.decay = decay;
    }

    @Override
    public double learningRate() {
        return first / (1 + decay * done);
    }

    @Override
    public void stepDone() {
        done++;
    }

    @Override
    public Map<String, Double> snapshot() {
        return Map.of("done", (double) done);
    }

    @Override
    public void restore(Map<String, Double> position) {
        done = (long) Schedule.entry(position, "done");
    }
}
