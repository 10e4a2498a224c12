package io.github.auxtask.train.optimiser;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code keras-rmsprop}: see {@link RmsProp}; the defaults are those of Keras 2. Its {@code decay} is the schedule {@code inverse-time}. */
public final class KerasRmsPropKind implements OptimiserKind {
    @Override
    public String name() {
        return "keras-rmsprop";
    }

    @Override
    public List<SettingKey> settings() {
        return RmsPropKind.keys(RmsProp.keras());
    }

    @Override
    public Optimiser optimiser(Settings settings) {
        return RmsPropKind.read(settings);
    }
}
