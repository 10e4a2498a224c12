package io.github.auxtask.attack.threat;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number kept as papers print it, {@code 0.3} or {@code 8/255}, so that nothing is lost before it is used or printed.
 *
 * @param numerator a decimal
 * @param denominator a positive decimal; 1 if the number was not written as a quotient
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {
    private static final String DECIMAL = "(-?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)";
    private static final Pattern TEXT = Pattern.compile("\\s*" + DECIMAL + "\\s*(?:/\\s*" + DECIMAL + "\\s*)?");

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new BadInputException(
                    "'" + numerator + "/" + denominator + "' is not a number: divide by a positive number.");
        }
    }

    /**
     * Reads a decimal or a quotient of two.
     *
     * @throws BadInputException if it is neither
     */
    public static Fraction parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadInputException(
                    "'" + text + "' is not a number: write a decimal like 0.3 or a quotient like 8/255.");
        }
        @Nullable String divisor = matcher.group(2);
        return new Fraction(
                new BigDecimal(matcher.group(1)), divisor == null ? BigDecimal.ONE : new BigDecimal(divisor));
    }

    /** The nearest double. */
    public double value() {
        return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
    }

    /** This divided by a whole number: the step size of {@code n} equal steps. */
    public Fraction dividedBy(int n) {
        return new Fraction(numerator, denominator.multiply(BigDecimal.valueOf(n)));
    }

    /** This many times over. */
    public Fraction times(double factor) {
        return new Fraction(numerator.multiply(BigDecimal.valueOf(factor)), denominator);
    }

    @Override
    public String toString() {
        return numerator.toPlainString()
                + (denominator.compareTo(BigDecimal.ONE) == 0 ? "" : "/" + denominator.toPlainString());
    }
}
