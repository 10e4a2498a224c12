package io.github.auxtask.core.settings;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a method, a data set, an attack or an evaluation knows.
 *
 * @param name dotted, for example {@code optimiser.learning-rate}
 * @param type what its values are
 * @param defaultValue used where {@code reproduction.yaml} is silent; {@code null} if it must be given, or may be missing
 * @param optional whether it may be missing although it has no default
 * @param allowed what its values must be besides their type
 * @param meaning one phrase for the documentation, with the unit and the source
 */
public record SettingKey(
        String name,
        Type type,
        @Nullable Object defaultValue,
        boolean optional,
        AllowedValues allowed,
        String meaning) {
    private static final int LONGEST_IN_MESSAGE = 120;

    /** What a setting's values are. */
    public enum Type {
        INTEGER("a whole number"),
        NUMBER("a number"),
        TEXT("a text"),
        FLAG("true or false"),
        NUMBERS("a list of numbers"),
        TEXTS("a list of texts"),
        MAPS("a list of maps");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** For messages: {@code a whole number}. */
        String words() {
            return words;
        }

        boolean isList() {
            return this == NUMBERS || this == TEXTS || this == MAPS;
        }
    }

    public SettingKey {
        defaultValue = defaultValue == null ? null : CanonicalJson.setting(defaultValue);
    }

    private static SettingKey of(String name, Type type, @Nullable Object defaultValue, String meaning) {
        return new SettingKey(name, type, defaultValue, false, AllowedValues.ANY, meaning);
    }

    /** A whole number within 32 bits. */
    public static SettingKey integer(String name, int defaultValue, String meaning) {
        return of(name, Type.INTEGER, defaultValue, meaning);
    }

    /** A number. */
    public static SettingKey number(String name, double defaultValue, String meaning) {
        return of(name, Type.NUMBER, defaultValue, meaning);
    }

    /** Any text. */
    public static SettingKey text(String name, String defaultValue, String meaning) {
        return of(name, Type.TEXT, defaultValue, meaning);
    }

    /** True or false. */
    public static SettingKey flag(String name, boolean defaultValue, String meaning) {
        return of(name, Type.FLAG, defaultValue, meaning);
    }

    /** One of a few words. */
    public static SettingKey choice(String name, String defaultValue, List<String> choices, String meaning) {
        return new SettingKey(name, Type.TEXT, defaultValue, false, AllowedValues.ANY.choices(choices), meaning);
    }

    /** A list of numbers: {@code [0.5, 0.75]}. */
    public static SettingKey numbers(String name, List<? extends Number> defaultValue, String meaning) {
        return of(name, Type.NUMBERS, defaultValue, meaning);
    }

    /** A list of texts without blanks: {@code [fc, layer4.*]}. */
    public static SettingKey texts(String name, List<String> defaultValue, String meaning) {
        return of(name, Type.TEXTS, defaultValue, meaning);
    }

    /**
     * A list of maps, in each of which only these keys may be given. Their defaults are not filled in: what a map is silent about is up
     * to the reader.
     *
     * @param keys that a map may have; none if whoever reads them checks them
     */
    public static SettingKey maps(
            String name, List<? extends Map<String, ?>> defaultValue, List<SettingKey> keys, String meaning) {
        // An empty list of maps is no list of texts.
        return new SettingKey(
                name,
                Type.MAPS,
                defaultValue.isEmpty() ? "" : defaultValue,
                false,
                AllowedValues.ANY.keys(keys),
                meaning);
    }

    /** The same key under another name. */
    public SettingKey named(String other) {
        return new SettingKey(other, type, defaultValue, optional, allowed, meaning);
    }

    /** The same key with another default. */
    public SettingKey defaultValue(Object other) {
        return new SettingKey(name, type, check(other), optional, allowed, meaning);
    }

    /** The same key without a default: it must be given. */
    public SettingKey required() {
        return new SettingKey(name, type, null, false, allowed, meaning);
    }

    /** The same key without a default: it may be missing. */
    public SettingKey orMissing() {
        return new SettingKey(name, type, null, true, allowed, meaning);
    }

    /** The same key for numbers, or lists of numbers, from this one on. */
    public SettingKey atLeast(double smallest) {
        return new SettingKey(name, type, defaultValue, optional, allowed.atLeast(smallest), meaning);
    }

    /** The same key for numbers, or lists of numbers, up to this one. */
    public SettingKey atMost(double largest) {
        return new SettingKey(name, type, defaultValue, optional, allowed.atMost(largest), meaning);
    }

    /** The same key for lists of so many items. */
    public SettingKey length(int items) {
        return new SettingKey(name, type, defaultValue, optional, allowed.length(items), meaning);
    }

    /**
     * The value in its normal form.
     *
     * @throws BadInputException with key, value and what is allowed
     */
    Object check(Object value) {
        Object normal = CanonicalJson.setting(value);
        if (type == Type.MAPS) {
            return ListValues.checkedMaps(this, normal);
        }
        if (type.isList() || (type == Type.TEXT && allowed.choices().contains(normal.toString()))) {
            // A list is its text; and YAML reads an unquoted true or 1 as something else than the word that is meant.
            normal = normal instanceof List ? normal : normal.toString();
        }
        boolean fits = switch (type) {
            case INTEGER -> normal instanceof Long whole && whole == whole.intValue() && allowed.inRange(normal);
            case NUMBER -> normal instanceof Number && allowed.inRange(normal);
            case TEXT -> normal instanceof String text && allowed.isChoice(text);
            case FLAG -> normal instanceof Boolean;
            case NUMBERS, TEXTS -> normal instanceof String text && ListValues.fits(this, text);
            case MAPS -> true;
        };
        if (!fits) {
            throw refused(normal);
        }
        return normal;
    }

    BadInputException refused(Object value) {
        return new BadInputException("Setting '" + name + "' is " + quoted(value) + ", but must be " + rule() + ".");
    }

    /** Whether it is a list, of numbers, texts or maps. */
    public boolean isList() {
        return type.isList();
    }

    /** For documentation and messages: {@code a whole number, at least 1}, {@code own or batch-rolled}. */
    public String rule() {
        return allowed.rule(type);
    }

    /** A value in a message: a text in quotation marks, and nothing longer than a line. */
    public static String quoted(Object value) {
        return value instanceof String text
                ? "'" + shortened(text) + "'"
                : shortened(value instanceof List ? CanonicalJson.text(value) : Objects.toString(value));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_IN_MESSAGE ? text : text.substring(0, LONGEST_IN_MESSAGE) + "...";
    }
}
