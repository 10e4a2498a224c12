package io.github.auxtask.method;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.image.Standardisation;

/** The settings that every method has. */
public final class CommonSettings {
    private CommonSettings() {}

    /** The standardisation of RGB images that the settings name. */
    public static Standardisation standardisation(Settings settings) {
        return StandardisationSettings.of(settings, "standardisation.mean", "standardisation.std");
    }
}
