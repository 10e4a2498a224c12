package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.Map;

/** A data set's own settings, as {@code reproduction.yaml} gives them beside name and digest. */
public final class DatasetSettings {
    private DatasetSettings() {}

    /**
     * The settings with every default filled in.
     *
     * @param given as they are written
     * @throws BadInputException which names the data set and the setting that is unknown, missing or not allowed
     */
    public static Settings of(DatasetSource source, Map<String, ?> given) {
        for (SettingKey key : source.settings()) {
            if (key.defaultValue() == null && !given.containsKey(key.name())) {
                throw new BadInputException("The data set '" + source.name() + "' needs the setting '" + key.name()
                        + "' (" + key.meaning() + "): write it beside the name (data in reproduction.yaml).");
            }
        }
        try {
            return Settings.of(given).validate(source.settings());
        } catch (BadInputException e) {
            throw new BadInputException("The data set '" + source.name() + "': " + e.getMessage(), e);
        }
    }
}
