package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Origin;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.SettingKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All methods on the class path: those of this project and those of other jars. */
public final class Methods {
    private static final Map<Method, List<SettingKey>> SETTINGS = new ConcurrentHashMap<>();

    private static @Nullable Registry<Method> registry;

    private Methods() {}

    /** Looked for once, as a plan of a thousand runs asks a thousand times. */
    private static synchronized Registry<Method> registry() {
        Registry<Method> known = registry;
        if (known == null) {
            known = Registry.of(Method.class, "method", "method.name");
            registry = known;
        }
        return known;
    }

    /** Every method, in the order of the class path. */
    public static List<Method> all() {
        return registry().all();
    }

    /**
     * The method of this name.
     *
     * @throws BadInputException if there is none; the message lists what there is
     */
    public static Method named(String name) {
        return registry().anyVersion(name);
    }

    /**
     * The method of this name in this version.
     *
     * @throws BadInputException if there is none, or if it is in another version here
     */
    public static Method named(String name, int version) {
        Method method = named(name);
        if (method.version() != version) {
            throw new BadInputException("The reproduction asks for version " + version + " of the method '" + name
                    + "', but that of " + Origin.of(method) + " is version " + method.version()
                    + " (method.version in reproduction.yaml).");
        }
        return method;
    }

    /** The settings of a method, asked for once: they are put together anew each time, and a plan of ten thousand runs asks as often. */
    public static List<SettingKey> settings(Method method) {
        return SETTINGS.computeIfAbsent(method, asked -> List.copyOf(asked.settings()));
    }
}
