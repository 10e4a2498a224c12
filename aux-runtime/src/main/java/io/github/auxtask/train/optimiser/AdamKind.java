package io.github.auxtask.train.optimiser;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code adam}: see {@link Adam}. */
public final class AdamKind implements OptimiserKind {
    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<SettingKey> settings() {
        Adam usual = Adam.defaults();
        return List.of(
                SettingKey.number("beta1", usual.beta1(), "decay of Adam's first moments")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.number("beta2", usual.beta2(), "decay of Adam's second moments")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.number("epsilon", usual.epsilon(), "what Adam adds to the root of the second moments")
                        .atLeast(0),
                SettingKey.number("weight-decay", usual.weightDecay(), "weight decay of all trained parameters")
                        .atLeast(0));
    }

    @Override
    public Optimiser optimiser(Settings settings) {
        return new Adam(
                settings.number("beta1"),
                settings.number("beta2"),
                settings.number("epsilon"),
                settings.number("weight-decay"));
    }
}
