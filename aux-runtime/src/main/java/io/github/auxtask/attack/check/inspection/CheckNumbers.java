package io.github.auxtask.attack.check.inspection;

import java.util.Locale;

/** Numbers as the checks' sentences print them. */
public final class CheckNumbers {
    private static final double HUNDRED = 100;

    private CheckNumbers() {}

    public static double percent(int part, int all) {
        return all == 0 ? 0 : HUNDRED * part / all;
    }

    /** {@code 31.3 %}. */
    public static String share(int part, int all) {
        return String.format(Locale.ROOT, "%.1f %%", percent(part, all));
    }

    /** Without needless digits. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    public static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** How often the first holds and the second does not. */
    public static int butNot(boolean[] first, boolean[] second) {
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            count += first[i] && !second[i] ? 1 : 0;
        }
        return count;
    }

    public static boolean[] and(boolean[] first, boolean[] second) {
        boolean[] both = new boolean[first.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = first[i] && second[i];
        }
        return both;
    }
}
