package io.github.auxtask.core.registry;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All extensions of one kind that are on the class path, by name.
 *
 * @param <T> the kind
 */
public final class Registry<T extends Extension> {
    /** The class path does not change, and reading every jar anew for each of ten thousand runs would take longer than all else. */
    private static final Map<Class<?>, List<?>> FOUND = new ConcurrentHashMap<>();

    private final String word;
    private final String key;
    private final Map<String, T> byName;

    private Registry(String word, String key, Map<String, T> byName) {
        this.word = word;
        this.key = key;
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * Finds the extensions of a kind.
     *
     * @param word for messages: {@code data set}
     * @param key where {@code reproduction.yaml} names one: {@code data.name}
     * @throws BadInputException if a jar names a class that cannot be used, or two have the same name
     */
    public static <T extends Extension> Registry<T> of(Class<T> kind, String word, String key) {
        List<T> found;
        try {
            found = FOUND.computeIfAbsent(kind, Registry::load).stream()
                    .map(kind::cast)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new BadInputException(
                    "A " + word + " on the class path cannot be used: " + e.getMessage()
                            + ". Build it against this version of aux-runtime, and correct META-INF/services/"
                            + kind.getName() + ".",
                    e);
        }
        return of(found, word, key);
    }

    /**
     * A registry of these.
     *
     * @throws BadInputException if two have the same name
     */
    public static <T extends Extension> Registry<T> of(Collection<T> extensions, String word, String key) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T extension : extensions) {
            T other = byName.put(extension.name(), extension);
            if (other != null) {
                throw new BadInputException("Two have the name of the " + word + " '" + extension.name() + "': "
                        + Origin.of(other) + " and " + Origin.of(extension) + ". Leave one of them out.");
            }
        }
        return new Registry<>(word, key, byName);
    }

    private static List<?> load(Class<?> kind) {
        List<Object> found = new ArrayList<>();
        ServiceLoader.load(kind, Registry.class.getClassLoader()).forEach(found::add);
        return List.copyOf(found);
    }

    /** All of them, in the order of the class path and of the files that name them. */
    public List<T> all() {
        return List.copyOf(byName.values());
    }

    /** Their names. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The extension of this name.
     *
     * @param text a name, or a name and a version as in {@code my-attack@2}; without one it is the first
     * @throws BadInputException if there is none, or none of this version; the message lists what there is and where it comes from
     */
    public T named(String text) {
        int at = text.lastIndexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        String version = at < 0 ? "1" : text.substring(at + 1);
        T extension = anyVersion(name);
        if (!Integer.toString(extension.version()).equals(version)) {
            throw new BadInputException("The " + word + " '" + name + "' of " + Origin.of(extension) + " is version "
                    + extension.version() + ", but version " + version + " is asked for: write "
                    + (extension.version() == 1 ? name : name + "@" + extension.version()) + " (" + key
                    + " in reproduction.yaml).");
        }
        return extension;
    }

    /**
     * The extension of this name, whatever its version.
     *
     * @param name without a version
     * @throws BadInputException if there is none; the message lists what there is and where it comes from
     */
    public T anyVersion(String name) {
        T extension = byName.get(name);
        if (extension == null) {
            throw new BadInputException("Unknown " + word + " '" + name + "'" + near(name) + " There is: " + listing()
                    + " (" + key + " in reproduction.yaml).");
        }
        return extension;
    }

    private String near(String name) {
        return Suggestion.nearest(name, byName.keySet())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse(".");
    }

    /** Names by where they come from: {@code pgd, fgsm (aux-runtime-0.1.0.jar); tiny (my-attack-1.jar)}. */
    private String listing() {
        Map<String, List<String>> byOrigin = new LinkedHashMap<>();
        byName.forEach((name, extension) -> byOrigin.computeIfAbsent(Origin.of(extension), origin -> new ArrayList<>())
                .add(name));
        return byOrigin.isEmpty()
                ? "none"
                : byOrigin.entrySet().stream()
                        .map(origin -> String.join(", ", origin.getValue()) + " (" + origin.getKey() + ")")
                        .collect(Collectors.joining("; "));
    }
}
