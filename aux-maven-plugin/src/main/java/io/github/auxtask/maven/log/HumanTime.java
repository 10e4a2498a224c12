package io.github.auxtask.maven.log;

import java.util.Locale;

/** Durations as people read them: {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
public final class HumanTime {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private HumanTime() {}

    /** At most two units, the smaller one left out when it is zero; tenths below a second. */
    public static String ofSeconds(double seconds) {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            return "?";
        }
        if (seconds > 0 && seconds < 1) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            return two(whole, MINUTE, "min", 1, "s");
        }
        if (whole < DAY) {
            return two(whole, HOUR, "h", MINUTE, "min");
        }
        return two(whole, DAY, "d", HOUR, "h");
    }

    private static String two(long seconds, long large, String largeUnit, long small, String smallUnit) {
        long rest = seconds % large / small;
        String first = seconds / large + " " + largeUnit;
        return rest == 0 ? first : first + " " + rest + " " + smallUnit;
    }
}
