package io.github.auxtask.train.schedule;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code inverse-time}: see {@link InverseTimeDecay}. */
public final class InverseTimeKind implements ScheduleKind {
    @Override
    public String name() {
        return "inverse-time";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.number("decay", 1e-6, "the rate at step t is the first one over 1 + decay t, as in Keras 2")
                        .atLeast(0));
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new InverseTimeDecay(rate, settings.number("decay"));
    }
}
