package io.github.auxtask.train.optimiser;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code sgd}: see {@link Sgd}. */
public final class SgdKind implements OptimiserKind {
    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.number("momentum", 0, "momentum of SGD").atLeast(0),
                SettingKey.number("weight-decay", 0, "weight decay of all trained parameters")
                        .atLeast(0),
                SettingKey.flag("nesterov", false, "whether the momentum looks ahead"));
    }

    @Override
    public Optimiser optimiser(Settings settings) {
        return new Sgd(settings.number("momentum"), settings.number("weight-decay"), settings.flag("nesterov"));
    }
}
