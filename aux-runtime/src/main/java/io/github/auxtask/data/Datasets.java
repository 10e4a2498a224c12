package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Map;

/** All data sets on the class path. */
public final class Datasets {
    private static final String KEY = "data.name";

    private Datasets() {}

    /** Found once, when first asked for. */
    private static final class Known {
        private static final Registry<DatasetSource> ALL = Registry.of(DatasetSource.class, "data set", KEY);
    }

    /** Every data set, in the order in which lists show them. */
    public static List<DatasetSource> all() {
        return Known.ALL.all();
    }

    /**
     * The data set of this name.
     *
     * @param name possibly with a version, as in {@code my-images@2}
     * @throws BadInputException if there is none; the message lists the names
     */
    public static DatasetSource named(String name) {
        return Known.ALL.named(name);
    }

    /**
     * A data set's settings with every default filled in.
     *
     * @param given as they are written
     * @throws BadInputException which names the data set and the setting that is unknown, missing or not allowed
     */
    public static Settings settings(DatasetSource source, Map<String, ?> given) {
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
