package io.github.auxtask.train.schedule;

import java.util.Map;

/**
 * Half a cosine from one learning rate to another, step by step (Loshchilov and Hutter 2017, without restarts): after s of S
 * steps {@code last + (first - last) (1 + cos(pi s / S)) / 2}.
 */
public final class CosineAnnealing implements Schedule {
    private final double first;
    private final double last;
    private final long steps;
    private long done;

    /**
     * A schedule at its start.
     *
     * @param steps S, over the whole training
     * @param offset s of the first step; 0 as usual, 1 in code that moves the schedule on before the optimiser
     */
    public CosineAnnealing(double first, double last, long steps, int offset) {
        this.first = first;
        this.last = last;
        this.steps = steps;
        this.done = offset;
    }

    @Override
    public double learningRate() {
        return last + (first - last) * 0.5 * (1 + Math.cos((double) done / steps * Math.PI));
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
