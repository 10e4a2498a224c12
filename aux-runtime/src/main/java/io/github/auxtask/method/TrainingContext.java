package io.github.auxtask.method;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;

/**
 * What a method declares a training from.
 *
 * @param run that is to be trained
 * @param dataset in memory
 * @param services what only some methods need
 */
public record TrainingContext(RunDescription run, Dataset dataset, Services services) {
    /** The run's settings. */
    public Settings settings() {
        return run.settings();
    }

    /** The run's seed. */
    public long seed() {
        return run.seed();
    }

    /**
     * Whether only the cost of steps is measured, so that starting values do not matter and none must be fetched: what {@code aux:plan}
     * asks.
     */
    public boolean isMeasured() {
        return services.find(Measurement.class).isPresent();
    }

    /**
     * Something that only some methods need.
     *
     * @throws io.github.auxtask.core.BadInputException if it is not offered here
     */
    public <T> T service(Class<T> type) {
        return services.get(type);
    }
}
