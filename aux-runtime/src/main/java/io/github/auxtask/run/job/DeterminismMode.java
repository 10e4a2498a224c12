package io.github.auxtask.run.job;

import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** What is done about determinism ({@code -Daux.determinism}). */
public enum DeterminismMode {
    /** The level is tested once for each network, machine and set of versions, and recorded. */
    TESTED,

    /** The same, and a run that does not repeat bit for bit is not begun. */
    BITWISE,

    /** Nothing is tested; records do not state a level. */
    UNTESTED;

    /**
     * Reads the word of a request.
     *
     * @throws BadInputException if there is no such mode
     */
    public static DeterminismMode parse(String word) {
        for (DeterminismMode mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw new BadInputException(
                "'" + word + "' is no mode of determinism: write -Daux.determinism=tested, bitwise or untested.");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
