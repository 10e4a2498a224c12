package io.github.auxtask.maven.options;

import io.github.auxtask.core.BadInputException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An option that is a whole number. Goals have such options as text: a number that is none, or is too large for Java's type, would be
 * refused by Maven in words of its own before the goal is asked.
 */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * Reads it.
     *
     * @param option its name, {@code aux.threads}
     * @param text null or blank if it is not given
     * @param standard what it then is
     * @throws BadInputException if it is no whole number in the range
     */
    public static int of(String option, @Nullable String text, int smallest, int largest, int standard) {
        return (int) of(option, text, (long) smallest, largest, standard);
    }

    /** The same of 64 bits. */
    public static long of(String option, @Nullable String text, long smallest, long largest, long standard) {
        if (text == null || text.isBlank()) {
            return standard;
        }
        String number = text.strip();
        if (number.matches("[+-]?\\d{1,100}")) {
            BigInteger value = new BigInteger(number);
            if (value.compareTo(BigInteger.valueOf(smallest)) >= 0
                    && value.compareTo(BigInteger.valueOf(largest)) <= 0) {
                return value.longValue();
            }
        }
        throw new BadInputException("-D" + option + " is '" + number + "', but must be a whole number from " + smallest
                + " to " + largest + ".");
    }
}
