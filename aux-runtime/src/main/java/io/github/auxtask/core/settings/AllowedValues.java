package io.github.auxtask.core.settings;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What values of a setting are allowed besides their type.
 *
 * @param choices the only texts; empty for any
 * @param minimum smallest number, if there is one
 * @param maximum largest number, if there is one
 * @param items how many a list has; 0 for any number
 * @param keys that the maps of a list may have; empty for any
 */
public record AllowedValues(
        List<String> choices,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        int items,
        List<SettingKey> keys) {
    /** All values of the type. */
    public static final AllowedValues ANY = new AllowedValues(List.of(), null, null, 0, List.of());

    /** Networks compute in float32, where anything larger is infinite. */
    private static final BigDecimal LARGEST = new BigDecimal("3.4e38");

    public AllowedValues {
        choices = List.copyOf(choices);
        keys = List.copyOf(keys);
    }

    AllowedValues choices(List<String> only) {
        return new AllowedValues(only, minimum, maximum, items, keys);
    }

    AllowedValues atLeast(double smallest) {
        return new AllowedValues(choices, BigDecimal.valueOf(smallest), maximum, items, keys);
    }

    AllowedValues atMost(double largest) {
        return new AllowedValues(choices, minimum, BigDecimal.valueOf(largest), items, keys);
    }

    AllowedValues length(int count) {
        return new AllowedValues(choices, minimum, maximum, count, keys);
    }

    AllowedValues keys(List<SettingKey> only) {
        return new AllowedValues(choices, minimum, maximum, items, only);
    }

    boolean isChoice(String text) {
        return choices.isEmpty() || choices.contains(text);
    }

    boolean inRange(Object number) {
        BigDecimal value = new BigDecimal(number.toString());
        return value.abs().compareTo(LARGEST) <= 0
                && (minimum == null || value.compareTo(minimum) >= 0)
                && (maximum == null || value.compareTo(maximum) <= 0);
    }

    /** For messages: {@code a list of 3 numbers, at least 0, at most 1}. */
    String rule(SettingKey.Type type) {
        if (!choices.isEmpty()) {
            return String.join(" or ", choices);
        }
        String words = items == 0 ? type.words() : type.words().replace("list of", "list of " + items);
        return words
                + (minimum == null ? "" : ", at least " + plain(minimum))
                + (maximum == null ? "" : ", at most " + plain(maximum));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
