package io.github.auxtask.compare.cell;

import io.github.auxtask.stats.BestOf;
import io.github.auxtask.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a cell say beyond their mean, in the unit of the table. All intervals but {@link #equivalence} are 95 %.
 * Fewer than two seeds leave everything open, a missing printed number whatever is held against it.
 *
 * @param mean where the mean of all possible runs lies (t interval)
 * @param prediction where one further run would lie
 * @param plausible whether the printed number, as a single run, could be that run
 * @param equivalence where ours minus printed lies, 90 %: inside the tolerance means reproduced
 * @param equivalenceP of "the difference is at least the tolerance": the larger p of the two one-sided tests
 * @param differenceP of "there is no difference", two-sided
 * @param adjustedP the same after Holm's adjustment over the table; {@code null} where the cell is not comparable
 * @param moreSeeds how many more seeds would decide, with 80 % power; {@code null} if none would, or all is decided
 * @param seedsAgainstDraw with how many seeds equality with a single published run, itself a random draw, could be shown at
 *     all, 80 % power; {@code null} if with none, or if the paper prints a spread
 * @param predictedDeviation the standard deviation between seeds that independent errors on images would give (Jordan)
 * @param bestOf what the best of as many of our runs as the paper took its best from would be
 */
public record CellStatistics(
        @Nullable Interval mean,
        @Nullable Interval prediction,
        Plausibility plausible,
        @Nullable Interval equivalence,
        @Nullable Double equivalenceP,
        @Nullable Double differenceP,
        @Nullable Double adjustedP,
        @Nullable Integer moreSeeds,
        @Nullable Integer seedsAgainstDraw,
        @Nullable Double predictedDeviation,
        @Nullable BestOf bestOf) {
    /** Nothing is known. */
    public static final CellStatistics NONE =
            new CellStatistics(null, null, Plausibility.CANNOT_SAY, null, null, null, null, null, null, null, null);
}
