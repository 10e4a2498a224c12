package io.github.auxtask.published;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as a paper prints it. "85.3" is not a point but every value that rounds to it: [85.25, 85.35). "85.3 +- 0.2
 * (n=5)" is kept whole: mean, spread and number of runs. A number read off a figure stands for all values within the
 * reading error.
 *
 * @param text as printed
 * @param value the number, with the decimals that were printed: "84.60" has two
 * @param spread the standard deviation after the plus-minus sign, in the unit of the value
 * @param runs the number of runs behind mean and spread
 * @param readingError how far off the number may be because it was read from a figure, in its unit
 * @param bestOf of how many runs it is the best, so that it is no mean
 */
public record PrintedNumber(
        String text,
        BigDecimal value,
        @Nullable BigDecimal spread,
        @Nullable Integer runs,
        @Nullable BigDecimal readingError,
        @Nullable Integer bestOf) {
    private static final String NUMBER = "[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?";
    private static final Pattern FORM =
            Pattern.compile("(?<value>" + NUMBER + ")(?:\\s*(?:\u00b1|\\+/?-|\\\\pm)\\s*(?<spread>" + NUMBER
                    + "))?(?:\\s*\\(n\\s*=\\s*(?<runs>[0-9]{1,6})\\))?");
    private static final Pattern DASH = Pattern.compile("[-\u2010-\u2015\u2212]*");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Reads a cell of a published table.
     *
     * @return the number, or nothing where the paper prints a dash or leaves the cell empty
     * @throws BadInputException if the text is neither; the sentence says what is allowed, the caller adds the place
     */
    public static Optional<PrintedNumber> parse(String text) {
        String stripped = text.strip();
        if (DASH.matcher(stripped).matches()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(stripped);
        if (!form.matches()) {
            throw new BadInputException(
                    "'" + stripped
                            + "' is not a printed number: write it like 85.3, 85.3 +- 0.2 or 85.3 +- 0.2 (n=5), or - for a dash.");
        }
        String spread = form.group("spread");
        String runs = form.group("runs");
        return Optional.of(new PrintedNumber(
                stripped,
                new BigDecimal(form.group("value")),
                spread == null ? null : notNegative(spread),
                runs == null ? null : Integer.valueOf(runs),
                null,
                null));
    }

    /** The same number with a spread that the table keeps in a column of its own. */
    public PrintedNumber withSpread(BigDecimal deviation) {
        return new PrintedNumber(text, value, deviation, runs, readingError, bestOf);
    }

    /** The same number as the mean of this many runs. */
    public PrintedNumber withRuns(int count) {
        return new PrintedNumber(text, value, spread, count, readingError, bestOf);
    }

    /** The same number as read off a figure with this error. */
    public PrintedNumber withReadingError(BigDecimal error) {
        return new PrintedNumber(text, value, spread, runs, error, bestOf);
    }

    /** The same number as the best of this many runs. */
    public PrintedNumber withBestOf(int count) {
        return new PrintedNumber(text, value, spread, runs, readingError, count);
    }

    /** How many decimals were printed. */
    public int decimals() {
        return Math.max(0, value.scale());
    }

    /** The smallest value that would have been printed, or read, like this. */
    public BigDecimal lower() {
        return value.subtract(halfWidth());
    }

    /** The smallest value above {@link #lower()} that would have been printed, or read, differently. */
    public BigDecimal upper() {
        return value.add(halfWidth());
    }

    /** Half a unit of the last printed digit, or the reading error if that is larger. */
    public BigDecimal halfWidth() {
        return readingError == null ? halfUnit() : readingError.max(halfUnit());
    }

    /** Whether this value, rounded like the paper's, prints the same. */
    public boolean contains(BigDecimal other) {
        return lower().compareTo(other) <= 0 && other.compareTo(upper()) < 0;
    }

    private BigDecimal halfUnit() {
        return value.ulp().divide(TWO);
    }

    private static BigDecimal notNegative(String spread) {
        BigDecimal deviation = new BigDecimal(spread);
        if (deviation.signum() < 0) {
            throw new BadInputException("a standard deviation cannot be negative, but this one is " + spread + ".");
        }
        return deviation;
    }
}
