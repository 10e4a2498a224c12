package io.github.auxtask.nn;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Map;

/** The architectures on the class path, and the networks they build. */
public final class Backbones {
    private static final String KIND = "architecture";

    private Backbones() {}

    /**
     * Every architecture: those of this project and those of other jars.
     *
     * @throws BadInputException if a jar names one that cannot be used, or two have the same name
     */
    public static Registry<Architecture> registry() {
        return Registry.of(Architecture.class, KIND, KIND);
    }

    /** Every name, in a fixed order. */
    public static List<String> names() {
        return registry().names();
    }

    /**
     * A network with the settings of its published code. It refuses images that are too small for it.
     *
     * @param name as reproductions write it, with {@code @VERSION} from the second version on
     * @throws BadInputException if there is none of this name; the message lists the names
     */
    public static Backbone named(String name, int classes) {
        return named(name, classes, Settings.of(Map.of()));
    }

    /**
     * A network. It refuses images that are too small for it.
     *
     * @param name as reproductions write it, with {@code @VERSION} from the second version on
     * @param settings those that differ from the architecture's defaults
     * @throws BadInputException if there is none of this name, or a setting is not known or not allowed
     */
    public static Backbone named(String name, int classes, Settings settings) {
        Architecture architecture = registry().named(name);
        try {
            Backbone built = architecture.build(classes, settings.validate(architecture.settings()));
            return SizeChecked.of(architecture, built);
        } catch (BadInputException e) {
            throw new BadInputException("Architecture " + name + ": " + e.getMessage(), e);
        }
    }
}
