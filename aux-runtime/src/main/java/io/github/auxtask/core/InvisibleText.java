package io.github.auxtask.core;

import java.util.OptionalInt;

/** Characters that nobody sees and that change what is seen: a file that holds them does not say what it shows. */
public final class InvisibleText {
    private InvisibleText() {}

    /** The first such character of a text as a sentence's part, {@code the invisible character U+202E}; empty if there is none. */
    public static String in(String text) {
        OptionalInt first = text.codePoints().filter(InvisibleText::isHidden).findFirst();
        return first.isEmpty() ? "" : String.format("the invisible character U+%04X", first.getAsInt());
    }

    /** Control characters but for tabs and ends of lines, and those that turn the direction of writing around. */
    private static boolean isHidden(int character) {
        boolean turns = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        boolean blank = character == '\t' || character == '\n' || character == '\r';
        return turns || (Character.isISOControl(character) && !blank);
    }
}
