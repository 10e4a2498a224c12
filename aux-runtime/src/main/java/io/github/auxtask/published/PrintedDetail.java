package io.github.auxtask.published;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A detail of printed numbers: a column of the CSV file, or one number for the whole table.
 *
 * @param column the column; {@code null} for a constant
 * @param constant the number; {@code null} for a column
 */
public record PrintedDetail(
        @Nullable String column, @Nullable BigDecimal constant) {
    public PrintedDetail {
        if ((column == null) == (constant == null)) {
            throw new IllegalArgumentException("either a column or a constant");
        }
    }

    /** A column. */
    public static PrintedDetail column(String name) {
        return new PrintedDetail(name, null);
    }

    /** The same for all numbers. */
    public static PrintedDetail constant(BigDecimal value) {
        return new PrintedDetail(null, value);
    }
}
