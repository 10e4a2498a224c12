package io.github.auxtask.data.folder;

import java.util.Comparator;

/** The order of {@code LC_ALL=C sort}: by the bytes of UTF-8, which is by code point, so that it is the same on every system. */
final class PathOrder implements Comparator<String> {
    static final PathOrder BY_BYTES = new PathOrder();

    private static final int ABOVE_ALL_OTHERS = 0x10000;

    private PathOrder() {}

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Integer.compare(weight(x), weight(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Halves of code points beyond 16 bits stand below U+E000 as chars, but above it as code points. */
    private static int weight(char c) {
        return Character.isSurrogate(c) ? ABOVE_ALL_OTHERS + c : c;
    }
}
