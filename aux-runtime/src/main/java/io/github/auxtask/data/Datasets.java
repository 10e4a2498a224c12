package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import java.util.List;

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
}
