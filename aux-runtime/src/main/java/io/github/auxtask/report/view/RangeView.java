package io.github.auxtask.report.view;

import io.github.auxtask.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An interval.
 *
 * @param low lower end
 * @param high upper end
 * @param percent how often such an interval covers what it is for, in percent
 */
public record RangeView(Quantity low, Quantity high, long percent) {
    private static final int HUNDRED = 100;

    public static @Nullable RangeView of(@Nullable Interval interval, int decimals) {
        return interval == null
                ? null
                : new RangeView(
                        Quantity.of(interval.low(), decimals),
                        Quantity.of(interval.high(), decimals),
                        Math.round(HUNDRED * interval.level()));
    }

    /** An interval of differences: the sign is always shown. */
    public static @Nullable RangeView ofDifference(@Nullable Interval interval, int decimals) {
        return interval == null
                ? null
                : new RangeView(
                        Quantity.difference(interval.low(), decimals),
                        Quantity.difference(interval.high(), decimals),
                        Math.round(HUNDRED * interval.level()));
    }
}
