package io.github.auxtask.core.settings;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
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
    private final Set<String> given;

    private Settings(Map<String, Object> values, Set<String> given) {
        this.values = values;
        this.given = Set.copyOf(given);
    }

    /** Settings over a map of dotted keys to texts, numbers, true and false, lists of them and lists of maps. */
    public static Settings of(Map<String, ?> values) {
        return new Settings(CanonicalJson.settings(values), values.keySet());
    }

    /**
     * Checks these settings against the keys that a method knows.
     *
     * @return the settings with every default filled in
     * @throws BadInputException for an unknown key (with the nearest known one), a missing one, or a value that is not
     *     allowed
     */
    public Settings validate(Collection<SettingKey> keys) {
        Map<String, Object> resolved = new TreeMap<>(check(keys).values);
        for (SettingKey key : keys) {
            Object otherwise = key.defaultValue();
            if (otherwise != null) {
                resolved.putIfAbsent(key.name(), otherwise);
            } else if (!key.optional() && !resolved.containsKey(key.name())) {
                throw missing(key.name());
            }
        }
        return new Settings(CanonicalJson.settings(resolved), given);
    }

    /**
     * Checks what is there against the keys that are known, and fills nothing in.
     *
     * @return the settings in their normal form
     * @throws BadInputException for an unknown key (with the nearest known one), or a value that is not allowed
     */
    public Settings check(Collection<SettingKey> keys) {
        Map<String, SettingKey> known = byName(keys);
        Map<String, Object> checked = new TreeMap<>();
        values.forEach((name, value) -> checked.put(name, check(known, name, value)));
        return new Settings(CanonicalJson.settings(checked), given);
    }

    /** Whether the key was written, and does not have its value from a default. */
    public boolean isGiven(String key) {
        return given.contains(key);
    }

    /** The settings whose keys begin with a prefix and a dot, without both: {@code momentum} of {@code optimiser.momentum}. */
    public Settings below(String prefix) {
        Map<String, Object> inner = new TreeMap<>();
        Set<String> written = new HashSet<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                String name = key.substring(prefix.length() + 1);
                inner.put(name, value);
                if (isGiven(key)) {
                    written.add(name);
                }
            }
        });
        return new Settings(inner, written);
    }

    /**
     * Everything that {@link #validate} would complain of, not only the first.
     *
     * @return the key of each setting that is unknown, missing or not allowed, to the sentence that says so
     */
    public Map<String, String> problems(Collection<SettingKey> keys) {
        Map<String, SettingKey> known = byName(keys);
        Map<String, String> problems = new TreeMap<>();
        values.forEach((name, value) -> {
            try {
                CanonicalJson.setting(check(known, name, value));
            } catch (BadInputException e) {
                problems.put(name, String.valueOf(e.getMessage()));
            }
        });
        for (SettingKey key : known.values()) {
            if (key.defaultValue() == null && !key.optional() && !values.containsKey(key.name())) {
                problems.put(key.name(), String.valueOf(missing(key.name()).getMessage()));
            }
        }
        return problems;
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

    /** A list of numbers. */
    public List<Double> numbers(String key) {
        Object text = required(key, SettingKey.numbers(key, List.of(), ""));
        return ListValues.items(text.toString()).stream().map(Double::valueOf).toList();
    }

    /** A list of texts, as they are written: {@code 0.2010} keeps its last digit. */
    public List<String> texts(String key) {
        return ListValues.items(
                required(key, SettingKey.texts(key, List.of(), "")).toString());
    }

    /** A list of maps. */
    public List<Settings> maps(String key) {
        Object maps = required(key, SettingKey.maps(key, List.of(), List.of(), ""));
        List<Settings> list = new ArrayList<>();
        if (maps instanceof List<?> items) {
            for (Object item : items) {
                Map<String, Object> map = new TreeMap<>();
                ((Map<?, ?>) item).forEach((name, value) -> map.put(String.valueOf(name), value));
                list.add(of(map));
            }
        }
        return list;
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

    /** All values: texts, booleans, longs, decimals, and lists of maps of them. */
    public Map<String, Object> asMap() {
        return values;
    }

    private static Map<String, SettingKey> byName(Collection<SettingKey> keys) {
        return new TreeMap<>(keys.stream().collect(Collectors.toMap(SettingKey::name, key -> key)));
    }

    private static Object check(Map<String, SettingKey> known, String name, Object value) {
        SettingKey key = known.get(name);
        if (key == null) {
            throw new BadInputException("Unknown setting '" + name + "'" + Suggestion.hint(name, known.keySet()));
        }
        return key.check(value);
    }

    private Object required(String key, SettingKey rule) {
        return rule.check(Optional.ofNullable(values.get(key)).orElseThrow(() -> missing(key)));
    }

    private static BadInputException missing(String key) {
        return new BadInputException("Setting '" + key + "' is missing: add it to 'settings' in reproduction.yaml.");
    }
}
