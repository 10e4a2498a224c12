package io.github.auxtask.train.schedule;

import java.util.List;
import java.util.Map;

/** Multiplies the learning rate by a factor each time a number of epochs has been done: torch's {@code MultiStepLR}. */
public final class MultiStep implements Schedule {
    private final double initial;
    private final List<Integer> milestones;
    private final double factor;
    private int epochs;

    /**
     * A schedule at its start.
     *
     * @param milestones numbers of finished epochs; 300 lets the 301st epoch be the first with the reduced rate
     */
    public MultiStep(double initial, List<Integer> milestones, double factor) {
        this.initial = initial;
        this.milestones = List.copyOf(milestones);
        this.factor = factor;
    }

    @Override
    public double learningRate() {
        long passed =
                milestones.stream().filter(milestone -> epochs >= milestone).count();
        return initial * Math.pow(factor, (double) passed);
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
