package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All methods on the class path: those of this project and, through {@link ServiceLoader}, a user's own. */
public final class Methods {
    private Methods() {}

    /** Every method, by name. */
    public static List<Method> all() {
        List<Method> methods = new ArrayList<>();
        ServiceLoader.load(Method.class, Methods.class.getClassLoader()).forEach(methods::add);
        methods.sort(Comparator.comparing(Method::name));
        return methods;
    }

    /**
     * The method of this name.
     *
     * @throws BadInputException if there is none; the message lists the names
     */
    public static Method named(String name) {
        return all().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("Unknown method '" + name + "': use one of "
                        + all().stream().map(Method::name).collect(Collectors.joining(", "))
                        + " (method.name in reproduction.yaml)."));
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
                    + "', but this is version " + method.version() + " (method.version in reproduction.yaml).");
        }
        return method;
    }
}
