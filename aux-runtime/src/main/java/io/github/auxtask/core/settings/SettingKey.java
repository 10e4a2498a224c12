package io.github.auxtask.core.settings;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a method knows.
 *
 * @param name dotted, for example {@code optimiser.learning-rate}
 * @param type what its values are
 * @param defaultValue used where {@code reproduction.yaml} is silent; {@code null} if it must be given
 * @param choices the only texts allowed; empty for any
 * @param minimum smallest number allowed, if there is one
 * @param maximum largest number allowed, if there is one
 * @param meaning one phrase for the documentation, with the unit and the source
 */
public record SettingKey(
        String name,
        Type type,
        @Nullable Object defaultValue,
        List<String> choices,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        String meaning) {
    /** What a setting's values are. */
    public enum Type {
        INTEGER("a whole number"),
        NUMBER("a number"),
        TEXT("a text"),
        FLAG("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    public SettingKey {
        defaultValue = defaultValue == null ? null : CanonicalJson.scalar(defaultValue);
        choices = List.copyOf(choices);
    }

    /** A whole number within 32 bits. */
    public static SettingKey integer(String name, int defaultValue, String meaning) {
        return new SettingKey(name, Type.INTEGER, defaultValue, List.of(), null, null, meaning);
    }

    /** A number. */
    public static SettingKey number(String name, double defaultValue, String meaning) {
        return new SettingKey(name, Type.NUMBER, defaultValue, List.of(), null, null, meaning);
    }

    /** Any text. */
    public static SettingKey text(String name, String defaultValue, String meaning) {
        return new SettingKey(name, Type.TEXT, defaultValue, List.of(), null, null, meaning);
    }

    /** True or false. */
    public static SettingKey flag(String name, boolean defaultValue, String meaning) {
        return new SettingKey(name, Type.FLAG, defaultValue, List.of(), null, null, meaning);
    }

    /** One of a few words. */
    public static SettingKey choice(String name, String defaultValue, List<String> choices, String meaning) {
        return new SettingKey(name, Type.TEXT, defaultValue, choices, null, null, meaning);
    }

    /** The same key without a default: it must be given. */
    public SettingKey required() {
        return new SettingKey(name, type, null, choices, minimum, maximum, meaning);
    }

    /** The same key for numbers from this one on. */
    public SettingKey atLeast(double smallest) {
        return new SettingKey(name, type, defaultValue, choices, BigDecimal.valueOf(smallest), maximum, meaning);
    }

    /** The same key for numbers up to this one. */
    public SettingKey atMost(double largest) {
        return new SettingKey(name, type, defaultValue, choices, minimum, BigDecimal.valueOf(largest), meaning);
    }

    /**
     * The value in its normal form.
     *
     * @throws BadInputException with key, value and what is allowed
     */
    Object check(Object value) {
        Object normal = CanonicalJson.scalar(value);
        if (type == Type.TEXT && choices.contains(normal.toString())) {
            // YAML reads an unquoted true or 1 as something else than the word that is meant
            normal = normal.toString();
        }
        boolean fits = switch (type) {
            case INTEGER -> normal instanceof Long whole && whole == whole.intValue() && inRange(normal);
            case NUMBER -> normal instanceof Number && inRange(normal);
            case TEXT -> normal instanceof String && (choices.isEmpty() || choices.contains(normal));
            case FLAG -> normal instanceof Boolean;
        };
        if (!fits) {
            throw new BadInputException(
                    "Setting '" + name + "' is " + quoted(normal) + ", but must be " + allowed() + ".");
        }
        return normal;
    }

    /** For documentation and messages: {@code a whole number, at least 1}, {@code own or batch-rolled}. */
    public String allowed() {
        if (!choices.isEmpty()) {
            return String.join(" or ", choices);
        }
        return type.words
                + (minimum == null ? "" : ", at least " + plain(minimum))
                + (maximum == null ? "" : ", at most " + plain(maximum));
    }

    private boolean inRange(Object number) {
        BigDecimal value = new BigDecimal(number.toString());
        return (minimum == null || value.compareTo(minimum) >= 0) && (maximum == null || value.compareTo(maximum) <= 0);
    }

    public static String quoted(Object value) {
        return value instanceof String ? "'" + value + "'" : Objects.toString(value);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
