package io.github.auxtask.train.schedule;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code cosine}: see {@link CosineAnnealing}. */
public final class CosineKind implements ScheduleKind {
    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.number("last", 0, "learning rate at the end, after half a cosine by step")
                        .atLeast(0),
                SettingKey.flag(
                        "ahead",
                        false,
                        "whether the schedule moves before the optimiser, so that the first step has the second rate"));
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new CosineAnnealing(
                rate, settings.number("last"), (long) epochs * steps, settings.flag("ahead") ? 1 : 0);
    }
}
