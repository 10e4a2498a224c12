package io.github.auxtask.core.settings;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Typed reading of a run's settings. Every error names the key, the value and what is allowed. */
public final class Settings {
    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** Settings over a map of dotted keys to texts, numbers, true and false. */
    public static Settings of(Map<String, ?> values) {
        return new Settings(CanonicalJson.scalars(values));
    }

    /**
     * Checks these settings against the keys that a method knows.
     *
     * @return the settings with every default filled in
     * @throws BadInputException for an unknown key (with the nearest known one), a missing one, or a value that is not
     *     allowed
     */
    public Settings validate(Collection<SettingKey> keys) {
        Map<String, SettingKey> known = byName(keys);
        for (String name : values.keySet()) {
            if (!known.containsKey(name)) {
                throw unknown(name, known);
            }
        }
        Map<String, Object> resolved = new TreeMap<>();
        known.values().forEach(key -> resolved.put(key.name(), checked(key)));
        return new Settings(CanonicalJson.scalars(resolved));
    }

    /**
     * Everything that {@link #validate} would complain of, not only the first.
     *
     * @return the key of each setting that is unknown, missing or not allowed, to the sentence that says so
     */
    public Map<String, String> problems(Collection<SettingKey> keys) {
        Map<String, SettingKey> known = byName(keys);
        Map<String, String> problems = new TreeMap<>();
        for (String name : values.keySet()) {
            if (!known.containsKey(name)) {
                problems.put(name, String.valueOf(unknown(name, known).getMessage()));
            }
        }
        for (SettingKey key : known.values()) {
            try {
                checked(key);
            } catch (BadInputException e) {
                problems.put(key.name(), String.valueOf(e.getMessage()));
            }
        }
        return problems;
    }

    private Object checked(SettingKey key) {
        Object value = values.getOrDefault(key.name(), key.defaultValue());
        if (value == null) {
            throw missing(key.name());
        }
        return key.check(value);
    }

    private static Map<String, SettingKey> byName(Collection<SettingKey> keys) {
        return new TreeMap<>(keys.stream().collect(Collectors.toMap(SettingKey::name, key -> key)));
    }

    private static BadInputException unknown(String name, Map<String, SettingKey> known) {
        return new BadInputException("Unknown setting '" + name + "'" + Suggestion.hint(name, known.keySet()));
    }

    /** A whole number. */
    public int integer(String key) {
        return ((Number) required(key, SettingKey.integer(key, 0, ""))).intValue();
    }

    /** A whole number, or this one if the key is not set. */
    public int integer(String key, int defaultValue) {
        return has(key) ? integer(key) : defaultValue;
    }

    /** A number. */
    public double number(String key) {
        return ((Number) required(key, SettingKey.number(key, 0, ""))).doubleValue();
    }

    /** A number, or this one if the key is not set. */
    public double number(String key, double defaultValue) {
        return has(key) ? number(key) : defaultValue;
    }

    /** A text. */
    public String text(String key) {
        return (String) required(key, SettingKey.text(key, "", ""));
    }

    /** A text, or this one if the key is not set. */
    public String text(String key, String defaultValue) {
        return has(key) ? text(key) : defaultValue;
    }

    /** True or false. */
    public boolean flag(String key) {
        return (Boolean) required(key, SettingKey.flag(key, false, ""));
    }

    /** True or false, or this if the key is not set. */
    public boolean flag(String key, boolean defaultValue) {
        return has(key) ? flag(key) : defaultValue;
    }

    /** One of a few words. */
    public String choice(String key, String... allowed) {
        return (String) required(key, SettingKey.choice(key, "", List.of(allowed), ""));
    }

    /**
     * The constant that the text stands for: {@code initially-correct} is {@code INITIALLY_CORRECT}.
     *
     * @throws BadInputException if there is none; the message lists the words
     */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        String[] words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
        return Enum.valueOf(type, choice(key, words).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the key is set. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The keys that are set. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** All values: texts, booleans, longs and decimals. */
    public Map<String, Object> asMap() {
        return values;
    }

    private Object required(String key, SettingKey rule) {
        return rule.check(Optional.ofNullable(values.get(key)).orElseThrow(() -> missing(key)));
    }

    private static BadInputException missing(String key) {
        return new BadInputException("Setting '" + key + "' is missing: add it to 'settings' in reproduction.yaml.");
    }
}
