package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What only some methods need, found by its type: corrupted test images, the folder that data sets are kept in. */
public final class Services {
    private static final Services NONE = new Services(Map.of());

    private final Map<Class<?>, Object> byType;

    private Services(Map<Class<?>, Object> byType) {
        this.byType = byType;
    }

    /** No services at all. */
    public static Services none() {
        return NONE;
    }

    /** These services and one more. */
    public <T> Services with(Class<T> type, T service) {
        Map<Class<?>, Object> more = new LinkedHashMap<>(byType);
        more.put(type, service);
        return new Services(more);
    }

    /** The service of a type, if it is offered. */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(byType.get(type)).map(type::cast);
    }

    /**
     * The service of a type.
     *
     * @throws BadInputException if it is not offered here
     */
    public <T> T get(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new BadInputException("The method asks for " + type.getName()
                        + ", which is not offered here: build it against this version of aux-runtime."));
    }
}
