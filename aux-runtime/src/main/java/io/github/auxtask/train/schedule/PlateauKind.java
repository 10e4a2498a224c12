package io.github.auxtask.train.schedule;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code plateau}: see {@link ReduceOnPlateau}. */
public final class PlateauKind implements ScheduleKind {
    @Override
    public String name() {
        return "plateau";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.number("factor", 0.1, "the learning rate is multiplied by it")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.integer(
                                "patience", 10, "epochs without a better validation accuracy that the schedule bears")
                        .atLeast(0),
                SettingKey.number("threshold", 1e-4, "relative gain in validation accuracy that counts as better")
                        .atLeast(0));
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new ReduceOnPlateau(
                rate, settings.number("factor"), settings.integer("patience"), settings.number("threshold"));
    }
}
