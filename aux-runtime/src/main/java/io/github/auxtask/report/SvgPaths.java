package io.github.auxtask.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes paths with steps in place of places, which is how words drawn as outlines lose a third of their length. Batik writes
 * places with one decimal; steps between them are counted in whole tenths, so nothing is rounded and no error adds up.
 */
final class SvgPaths {
    private static final Pattern TOKEN = Pattern.compile("([MLQCZ])|(-?[0-9]*\\.?[0-9]+)|([^\\s,])");
    private static final Pattern ONE_DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9])?");
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

    /** The same path; as it is where it holds anything but moves, lines, curves and ends with one decimal. */
    static String shortened(String path) {
        List<String> tokens =
                TOKEN.matcher(path).results().map(token -> token.group()).toList();
        SvgPaths paths = new SvgPaths();
        int next = 0;
        while (next < tokens.size()) {
            Integer numbers = tokens.get(next).length() == 1
                    ? NUMBERS.get(tokens.get(next).charAt(0))
                    : null;
            if (numbers == null || next + numbers >= tokens.size()) {
                return path;
            }
            long[] places = new long[numbers];
            for (int i = 0; i < numbers; i++) {
                String number = tokens.get(next + 1 + i);
                if (!ONE_DECIMAL.matcher(number).matches()) {
                    return path;
                }
                places[i] = Math.round(Double.parseDouble(number) * TENTHS);
            }
            paths.add(tokens.get(next).charAt(0), places);
            next += numbers + 1;
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
}
