package io.github.auxtask.train.schedule;

import io.github.auxtask.core.settings.Settings;

/** {@code constant}: see {@link ConstantRate}. */
public final class ConstantKind implements ScheduleKind {
    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new ConstantRate(rate);
    }
}
