package io.github.auxtask.attack.check;

import java.util.Locale;

/** Numbers as the checks' sentences print them. */
final class Figures {
    private static final double HUNDRED = 100;

    private Figures() {}

    static double percent(int part, int all) {
        return all == 0 ? 0 : HUNDRED * part / all;
    }

    /** {@code 31.3 %}. */
    static String share(int part, int all) {
        return String.format(Locale.ROOT, "%.1f %%", percent(part, all));
    }

    /** Without needless digits. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** How often the first holds and the second does not. */
    static int butNot(boolean[] first, boolean[] second) {
        int count = 0;
        for (int i = 0; i < first.length; i++) {
            count += first[i] && !second[i] ? 1 : 0;
        }
        return count;
    }

    static boolean[] and(boolean[] first, boolean[] second) {
        boolean[] both = new boolean[first.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = first[i] && second[i];
        }
        return both;
    }
}
