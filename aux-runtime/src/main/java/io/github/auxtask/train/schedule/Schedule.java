package io.github.auxtask.train.schedule;

import java.util.Map;

/** The learning rate over time. It is told of every step and every epoch; its position is part of checkpoints. */
public interface Schedule {
    /** The rate of the next step. */
    double learningRate();

    /** An optimiser step was done. */
    default void stepDone() {}

    /**
     * An epoch was done and validated.
     *
     * @param accuracy on the validation images, any scale on which more is better
     */
    default void epochDone(double accuracy) {}

    /** Its position, for a checkpoint; empty if it has none. */
    default Map<String, Double> snapshot() {
        return Map.of();
    }

    /** Goes to a position that {@link #snapshot} gave. */
    default void restore(Map<String, Double> position) {}

    /** One entry of a position. */
    static double entry(Map<String, Double> position, String name) {
        Double value = position.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the checkpoint holds the position of another schedule: no " + name);
        }
        return value;
    }
}
