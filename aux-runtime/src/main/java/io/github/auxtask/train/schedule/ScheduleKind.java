package io.github.auxtask.train.schedule;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.Settings;

/**
 * A schedule that {@code reproduction.yaml} calls by name: {@code schedule: {name: step, every: 7}}. A jar adds one by a line in {@code
 * META-INF/services/io.github.auxtask.train.schedule.ScheduleKind}; ours are added in the same way.
 *
 * <p>Its settings are its numbers besides the learning rate, as they are called below {@code schedule}.
 */
public interface ScheduleKind extends Extension {
    /**
     * The schedule at the start of a phase.
     *
     * @param rate the learning rate that the settings say
     * @param settings every key of {@link #settings()}, checked
     * @param epochs of the phase
     * @param steps of an epoch
     * @throws io.github.auxtask.core.BadInputException if the settings make no sense for so many epochs
     */
    Schedule begin(double rate, Settings settings, int epochs, int steps);

    /** All schedules on the class path. */
    static Registry<ScheduleKind> registry() {
        return Registry.of(ScheduleKind.class, "schedule", "schedule.name");
    }
}
