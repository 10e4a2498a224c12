package io.github.auxtask.train.schedule;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code step}: see {@link StepDecay}. */
public final class StepKind implements ScheduleKind {
    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer(
                                "every",
                                30,
                                "epochs after which the learning rate is multiplied by the factor, again and again")
                        .atLeast(1),
                SettingKey.number("factor", 0.1, "the learning rate is multiplied by it")
                        .atLeast(0)
                        .atMost(1));
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new StepDecay(rate, settings.integer("every"), settings.number("factor"));
    }
}
