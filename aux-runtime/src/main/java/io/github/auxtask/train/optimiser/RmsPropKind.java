package io.github.auxtask.train.optimiser;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** {@code rmsprop}: see {@link RmsProp}; the defaults are torch's. */
public final class RmsPropKind implements OptimiserKind {
    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public List<SettingKey> settings() {
        return keys(RmsProp.torch());
    }

    static List<SettingKey> keys(RmsProp usual) {
        return List.of(
                SettingKey.number(
                                "smoothing",
                                usual.smoothing(),
                                "share of the old mean square: torch's alpha, Keras' rho")
                        .atLeast(0)
                        .atMost(1),
                SettingKey.number("epsilon", usual.epsilon(), "what is added to the root of the mean square")
                        .atLeast(0),
                SettingKey.choice(
                        "epsilon-place",
                        "outside",
                        List.of("outside", "inside"),
                        "whether epsilon is added to the root of the mean square (torch, Keras 2) or below it (Keras 3)"),
                SettingKey.number("weight-decay", usual.weightDecay(), "weight decay of all trained parameters")
                        .atLeast(0));
    }

    @Override
    public Optimiser optimiser(Settings settings) {
        return read(settings);
    }

    static RmsProp read(Settings settings) {
        return new RmsProp(
                settings.number("smoothing"),
                settings.number("epsilon"),
                settings.text("epsilon-place").equals("inside"),
                settings.number("weight-decay"));
    }
}
