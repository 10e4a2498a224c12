package io.github.auxtask.train.schedule;

import java.util.Map;

/**
 * Cuts the learning rate when the validation accuracy has not risen for a while: torch's {@code ReduceLROnPlateau} with mode max
 * and a relative threshold, no cool-down, no lower limit. An epoch is better if its accuracy exceeds best * (1 + threshold);
 * after more than {@code patience} epochs in a row that are not, the rate is multiplied by {@code factor}.
 */
public final class ReduceOnPlateau implements Schedule {
    private static final double SMALLEST_CHANGE = 1e-8;

    private final double factor;
    private final int patience;
    private final double threshold;
    private double learningRate;
    private double best = Double.NEGATIVE_INFINITY;
    private int badEpochs;

    /**
     * A schedule at its start.
     *
     * @param initial learning rate
     * @param factor below 1
     * @param patience epochs without improvement that are borne
     * @param threshold relative, for example 1e-4
     */
    public ReduceOnPlateau(double initial, double factor, int patience, double threshold) {
        this.learningRate = initial;
        this.factor = factor;
        this.patience = patience;
        this.threshold = threshold;
    }

    @Override
    public double learningRate() {
        return learningRate;
    }

    @Override
    public void epochDone(double accuracy) {
        if (accuracy > best * (1 + threshold)) {
            best = accuracy;
            badEpochs = 0;
        } else {
            badEpochs++;
        }
        if (badEpochs > patience) {
            badEpochs = 0;
            double reduced = learningRate * factor;
            if (learningRate - reduced > SMALLEST_CHANGE) {
                learningRate = reduced;
            }
        }
    }

    @Override
    public Map<String, Double> snapshot() {
        return Map.of("learningRate", learningRate, "best", best, "badEpochs", (double) badEpochs);
    }

    @Override
    public void restore(Map<String, Double> position) {
        learningRate = Schedule.entry(position, "learningRate");
        best = Schedule.entry(position, "best");
        badEpochs = (int) Schedule.entry(position, "badEpochs");
    }
}
