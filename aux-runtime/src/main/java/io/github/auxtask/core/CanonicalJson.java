package io.github.auxtask.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text for one value, so that it can be hashed: object keys sorted by UTF-16 code unit, no white space, and one way to
 * write a number (1, 1.0 and 1.00 are the same). Follows RFC 8785, except that whole numbers beyond 2^53 keep all digits,
 * because seeds are 64 bits wide.
 */
public final class CanonicalJson {
    private static final int PLAIN_BELOW = 21;
    private static final int PLAIN_ABOVE = -7;
    private static final int DOUBLE_DIGITS = 17;
    private static final int UNIQUE_DIGITS = 15;

    private CanonicalJson() {}

    /**
     * The canonical text.
     *
     * @param value a string, boolean, number, enum constant, id, {@code null}, or a map with string keys or an iterable of them
     * @throws IllegalArgumentException for anything else, and for NaN and infinities
     */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /**
     * The normal form of a setting: {@link String}, {@link Boolean}, {@link Long}, or {@link BigDecimal} without trailing
     * zeros. Equal settings have equal normal forms, whichever parser or Java type they came from.
     *
     * @throws IllegalArgumentException if it is not a scalar, or not finite
     */
    public static Object scalar(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            BigDecimal decimal = decimal(number);
            return decimal.scale() <= 0
                            && decimal.precision() - decimal.scale()
                                    < Long.toString(Long.MAX_VALUE).length()
                    ? (Object) decimal.longValueExact()
                    : decimal;
        }
        throw new IllegalArgumentException("a setting is a text, a number, true or false, not " + value);
    }

    /** An unmodifiable copy in the same order, every value in its normal form. */
    public static Map<String, Object> scalars(Map<String, ?> values) {
        Map<String, Object> normal = new LinkedHashMap<>();
        values.forEach((key, value) -> normal.put(key, scalar(value)));
        return Collections.unmodifiableMap(normal);
    }

    /**
     * The normal form of a setting that may be a list.
     *
     * <ul>
     *   <li>A scalar: see {@link #scalar}.
     *   <li>A list of scalars: their texts, joined by single spaces. A list is the same setting as the text that used to stand for it.
     *   <li>A list of maps: a list of their normal forms.
     * </ul>
     *
     * @throws IllegalArgumentException if it is anything else, or an item of a list of scalars is empty or has a blank in it
     */
    public static Object setting(Object value) {
        if (!(value instanceof Iterable<?> items)) {
            return scalar(value);
        }
        List<Object> normal = new ArrayList<>();
        for (Object item : items) {
            normal.add(item instanceof Map<?, ?> map ? settings(keyed(map)) : scalar(item));
        }
        long maps = normal.stream().filter(Map.class::isInstance).count();
        if (maps > 0 && maps < normal.size()) {
            throw new IllegalArgumentException("a list holds either texts and numbers, or maps, not both");
        }
        return maps > 0 ? Collections.unmodifiableList(normal) : joined(normal);
    }

    /** An unmodifiable copy in the same order, every value in its normal form as {@link #setting} has it. */
    public static Map<String, Object> settings(Map<String, ?> values) {
        Map<String, Object> normal = new LinkedHashMap<>();
        values.forEach((key, value) -> normal.put(key, setting(value)));
        return Collections.unmodifiableMap(normal);
    }

    /** A setting for people: a scalar as it is written, a list of maps as JSON. */
    public static String text(Object value) {
        Object normal = setting(value);
        return normal instanceof String text ? text : of(normal);
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
        return keyed;
    }

    private static String joined(List<Object> scalars) {
        List<String> texts = new ArrayList<>();
        for (Object scalar : scalars) {
            String text = scalar instanceof BigDecimal decimal ? number(decimal) : scalar.toString();
            if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("an item of a list is a word or a number, not '" + text + "'");
            }
            texts.add(text);
        }
        return String.join(" ", texts);
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Long || value instanceof Integer) {
            text.append(((Number) value).longValue());
        } else if (value instanceof Number number) {
            text.append(number(decimal(number)));
        } else if (value instanceof Map<?, ?> map) {
            appendObject(text, map);
        } else if (value instanceof Iterable<?> items) {
            appendArray(text, items.iterator());
        } else if (value instanceof CharSequence || value instanceof ContentId || value instanceof Enum<?>) {
            appendString(text, value.toString());
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for " + value.getClass().getName());
        }
    }

    private static void appendObject(StringBuilder text, Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            text.append(separator);
            appendString(text, entry.getKey());
            text.append(':');
            append(text, entry.getValue());
            separator = ",";
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder text, Iterator<?> items) {
        text.append('[');
        while (items.hasNext()) {
            append(text, items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        // Nearly all text is plain, and long where it holds predictions: whole stretches are copied at once.
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            text.append(value, copied, i);
            copied = i + 1;
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        text.append(value, copied, value.length()).append('"');
    }

    /** ECMAScript's way: plain digits from 1e-6 up to 1e21, and an exponent outside. */
    private static String number(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0) {
            return "0";
        }
        if (exponent > PLAIN_ABOVE && exponent < PLAIN_BELOW) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "" : "+") + exponent;
    }

    private static BigDecimal decimal(Number number) {
        BigDecimal decimal;
        if (number instanceof BigDecimal big) {
            decimal = big;
        } else if (number instanceof BigInteger big) {
            decimal = new BigDecimal(big);
        } else if (number instanceof Double || number instanceof Float) {
            decimal = shortest(number.doubleValue());
        } else {
            decimal = BigDecimal.valueOf(number.longValue());
        }
        return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }

    /** The shortest decimal that reads back as this double; {@link Double#toString} of Java 17 is not always the shortest. */
    private static BigDecimal shortest(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no form for " + value);
        }
        BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (printed.precision() <= UNIQUE_DIGITS && Math.abs(value) >= Double.MIN_NORMAL) {
            // Two decimals of so few digits never read back as the same double, so no other one can be shorter.
            return printed;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
            // beside a power of two the nearest decimal may miss the double and the second nearest hit it
            for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN)) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(DOUBLE_DIGITS));
    }
}
