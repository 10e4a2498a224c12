package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Origin;
import io.github.auxtask.core.registry.Registry;
import java.util.Comparator;
import java.util.List;

/** All methods on the class path: those of this project and a user's own. */
public final class Methods {
    private Methods() {}

    /** Every method, by name. */
    public static List<Method> all() {
        return registry().all().stream()
                .sorted(Comparator.comparing(Method::name))
                .toList();
    }

    /**
     * The method of this name.
     *
     * @throws BadInputException if there is none; the message lists the names and where they come from
     */
    public static Method named(String name) {
        Registry<Method> registry = registry();
        return registry.all().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseGet(() -> registry.named(name));
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
                    + "', but this is version " + method.version() + " (" + Origin.of(method)
                    + "; method.version in reproduction.yaml).");
        }
        return method;
    }

    private static Registry<Method> registry() {
        return Registry.of(Method.class, "method", "method.name");
    }
}
