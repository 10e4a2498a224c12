package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell: the published number, ours, and what can be said about them.
 *
 * @param numbers what is known of it
 * @param statistics intervals and tests
 * @param verdict what follows
 */
public record CellComparison(CellNumbers numbers, CellStatistics statistics, Verdict verdict) {
    /** For people: {@code ResNet, FT, training clean, test set adversarial}. */
    public String label() {
        return numbers.label();
    }

    /** Our mean minus the printed number; null without one of them. */
    public @Nullable BigDecimal difference() {
        PrintedNumber published = published();
        MeasuredValues measured = measured();
        return published == null || measured == null ? null : measured.mean().subtract(published.value());
    }

    /** How far our mean lies outside the interval that the printed number stands for, 0 inside; null without one of them. */
    public @Nullable BigDecimal distance() {
        PrintedNumber published = published();
        MeasuredValues measured = measured();
        return published == null || measured == null ? null : distance(published, measured.mean());
    }

    /** Axis to our value. */
    public Map<String, String> coordinates() {
        return numbers.coordinates();
    }

    /** The printed number; null where the paper has none. */
    public @Nullable PrintedNumber published() {
        return numbers.published();
    }

    /** Our values; null where nothing was measured. */
    public @Nullable MeasuredValues measured() {
        return numbers.measured();
    }

    /** What measures this cell with the largest budget. */
    public String command() {
        return numbers.command();
    }

    static BigDecimal distance(PrintedNumber printed, BigDecimal value) {
        BigDecimal below = printed.lower().subtract(value);
        BigDecimal above = value.subtract(printed.upper());
        return below.max(above).max(BigDecimal.ZERO);
    }
}
