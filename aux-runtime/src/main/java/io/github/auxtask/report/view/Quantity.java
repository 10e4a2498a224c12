package io.github.auxtask.report.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of the report, once for machines and once as every writer shows it.
 *
 * @param value unrounded
 * @param text rounded, with a true minus sign (U+2212) where it is negative
 */
public record Quantity(double value, String text) {
    private static final String MINUS = "\u2212";
    private static final double TEN = 10;
    private static final int SIGNIFICANT = 3;
    private static final int P_DECIMALS = 3;
    private static final double SMALLEST_P = 0.001;

    /** A number with this many decimals. */
    public static Quantity of(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        return new Quantity(value.doubleValue(), rounded.signum() < 0 ? MINUS + digits : digits);
    }

    /** A number with this many decimals. */
    public static Quantity of(double value, int decimals) {
        return Double.isFinite(value)
                ? of(BigDecimal.valueOf(value), decimals)
                : new Quantity(value, Double.isNaN(value) ? "not a number" : value > 0 ? "\u221e" : MINUS + "\u221e");
    }

    /** A difference: its sign is always shown, except where it rounds to zero. */
    public static Quantity difference(BigDecimal value, int decimals) {
        Quantity plain = of(value, decimals);
        boolean positive = value.setScale(decimals, RoundingMode.HALF_UP).signum() > 0;
        return positive ? new Quantity(plain.value(), "+" + plain.text()) : plain;
    }

    /** A difference: its sign is always shown, except where it rounds to zero. */
    public static Quantity difference(double value, int decimals) {
        return Double.isFinite(value) ? difference(BigDecimal.valueOf(value), decimals) : of(value, decimals);
    }

    /** A p value with three decimals, or that it is smaller; nothing where there is none. */
    public static @Nullable Quantity probability(@Nullable Double p) {
        if (p == null) {
            return null;
        }
        return p < SMALLEST_P ? new Quantity(p, "< 0.001") : of(p, P_DECIMALS);
    }

    /** A number that may be large or small, with about three significant digits. */
    public static Quantity significant(double value) {
        double size = Math.abs(value);
        int decimals = 0;
        for (double unit = TEN * TEN; size < unit && decimals < SIGNIFICANT - 1; unit /= TEN) {
            decimals++;
        }
        return of(value, decimals);
    }

    /** A whole number, with commas between thousands. */
    public static Quantity count(long value) {
        return new Quantity(value, String.format(Locale.ROOT, "%,d", value));
    }
}
