package io.github.auxtask.published;

import org.jspecify.annotations.Nullable;

/**
 * What a table says about its numbers beside themselves; {@code null} for what it does not say.
 *
 * @param spread standard deviation between runs, in the unit of the numbers
 * @param runs how many runs are behind mean and spread
 * @param readingError how far off a number may be that was read from a figure, in its unit
 * @param bestOf of how many runs the number is the best
 */
public record PrintedDetails(
        @Nullable PrintedDetail spread,
        @Nullable PrintedDetail runs,
        @Nullable PrintedDetail readingError,
        @Nullable PrintedDetail bestOf) {
    /** Nothing is said. */
    public static final PrintedDetails NONE = new PrintedDetails(null, null, null, null);
}
