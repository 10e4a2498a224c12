package io.github.auxtask.method.labels.audio;

/** Borders mirrored without repeating the edge: dcb|abcd|cba, again and again, numpy's {@code reflect}. */
final class Reflection {
    private Reflection() {}

    /** The place in 0..length-1 that an index of any sign stands for. */
    static int index(int index, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int folded = Math.floorMod(index, period);
        return folded < length ? folded : period - folded;
    }
}
