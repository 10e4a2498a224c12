package io.github.auxtask.report.chart;

import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes paths with steps in place of places, which is how words drawn as outlines lose at least a quarter of their length. Batik writes
 * places with one decimal; steps between them are counted in whole tenths, so nothing is rounded and no error adds up.
 */
final class SvgPaths {
    private static final Map<Character, Integer> NUMBERS = Map.of('M', 2, 'L', 2, 'Q', 4, 'C', 6, 'Z', 0);
    private static final int TENTHS = 10;

    private final StringBuilder text = new StringBuilder();
    private final long[] at = new long[2];
    private final long[] start = new long[2];
    private char written;

    private SvgPaths() {}

    static void shorten(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (element.getTagName().equals("path")) {
                    element.setAttribute("d", shortened(element.getAttribute("d")));
                }
                shorten(element);
            }
        }
    }

    /** The same path; as it is where it holds anything but moves, lines, curves and ends with at most one decimal. */
    static String shortened(String path) {
        SvgPaths paths = new SvgPaths();
        Places scanned = new Places(path);
        while (scanned.hasMore()) {
            char command = scanned.command();
            long[] places = scanned.tenths(NUMBERS.getOrDefault(command, 0));
            if (scanned.isLost() || !NUMBERS.containsKey(command)) {
                return path;
            }
            paths.add(command, places);
        }
        return paths.text.toString();
    }

    private void add(char command, long[] places) {
        if (command == 'Z') {
            text.append('z');
            at[0] = start[0];
            at[1] = start[1];
            written = 'z';
            return;
        }
        char letter = Character.toLowerCase(command);
        // What follows a move without a letter of its own is a line, and a second move would be one.
        boolean understood = letter == written || (letter == 'l' && written == 'm');
        boolean named = !understood || letter == 'm';
        if (named) {
            text.append(letter);
        }
        written = letter;
        for (int i = 0; i < places.length; i++) {
            number(places[i] - at[i % 2], named && i == 0);
        }
        at[0] = places[places.length - 2];
        at[1] = places[places.length - 1];
        if (command == 'M') {
            start[0] = at[0];
            start[1] = at[1];
        }
    }

    private void number(long tenths, boolean first) {
        if (!first && tenths >= 0) {
            text.append(' ');
        }
        long size = Math.abs(tenths);
        text.append(tenths < 0 ? "-" : "");
        if (size % TENTHS == 0) {
            text.append(size / TENTHS);
        } else {
            text.append(size < TENTHS ? "" : Long.toString(size / TENTHS))
                    .append('.')
                    .append(size % TENTHS);
        }
    }

    /** Reads commands and numbers by hand, because a report of many charts has millions of them. */
    private static final class Places {
        private final String path;
        private int at;
        private boolean lost;

        Places(String path) {
            this.path = path;
        }

        boolean hasMore() {
            while (is(' ') || is(',')) {
                at++;
            }
            return at < path.length();
        }

        boolean isLost() {
            return lost;
        }

        char command() {
            return path.charAt(at++);
        }

        long[] tenths(int count) {
            long[] tenths = new long[count];
            for (int i = 0; i < count && !lost; i++) {
                tenths[i] = hasMore() ? number() : lose();
            }
            return tenths;
        }

        private long number() {
            boolean negative = is('-');
            at += negative ? 1 : 0;
            long tenths = isDigit() ? 0 : lose();
            while (isDigit()) {
                tenths = tenths * TENTHS + digit();
            }
            tenths *= TENTHS;
            if (is('.')) {
                at++;
                tenths += isDigit() ? digit() : lose();
                lost |= isDigit();
            }
            return negative ? -tenths : tenths;
        }

        private long digit() {
            return Character.digit(path.charAt(at++), TENTHS);
        }

        private long lose() {
            lost = true;
            return 0;
        }

        private boolean is(char expected) {
            return at < path.length() && path.charAt(at) == expected;
        }

        private boolean isDigit() {
            return at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9';
        }
    }
}
