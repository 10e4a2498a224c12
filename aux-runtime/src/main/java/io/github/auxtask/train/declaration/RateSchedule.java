package io.github.auxtask.train.declaration;

import io.github.auxtask.train.schedule.ConstantRate;
import io.github.auxtask.train.schedule.Schedule;

/** The learning rate of a phase over time, before it is known how long an epoch is. */
@FunctionalInterface
public interface RateSchedule {
    /**
     * The schedule at the start of a phase.
     *
     * @param epochs of the phase
     * @param steps updates in an epoch
     */
    Schedule begin(int epochs, int steps);

    /** The same rate throughout. */
    static RateSchedule constant(double rate) {
        return (epochs, steps) -> new ConstantRate(rate);
    }
}
