package io.github.auxtask.report.model;

import java.util.Locale;

/** Durations for people, in two units at most: {@code 42 s}, {@code 12 min 5 s}, {@code 3 h 20 min}, {@code 4 d 2 h}. */
public final class WallTime {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private WallTime() {}

    public static String of(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "unknown";
        }
        if (seconds < MINUTE) {
            return seconds < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return both(whole / MINUTE, "min", whole % MINUTE, "s");
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes * MINUTE < DAY) {
            return both(minutes / MINUTE, "h", minutes % MINUTE, "min");
        }
        long hours = Math.round(seconds / HOUR);
        return both(hours / (DAY / HOUR), "d", hours % (DAY / HOUR), "h");
    }

    private static String both(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
