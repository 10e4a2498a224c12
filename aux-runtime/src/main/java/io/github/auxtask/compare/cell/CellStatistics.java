package io.github.auxtask.compare.cell;

import io.github.auxtask.stats.BestOf;
import io.github.auxtask.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a cell say beyond their mean, in the unit of the table. All intervals but that of {@link Difference} are
 * 95 %. Fewer than two seeds leave everything open, a missing printed number whatever is held against it.
 *
 * @param mean where the mean of all possible runs lies (t interval)
 * @param prediction where one further run would lie
 * @param plausible whether the printed number, as a single run, could be that run
 * @param difference ours against printed
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
        Difference difference,
        @Nullable Integer moreSeeds,
        @Nullable Integer seedsAgainstDraw,
        @Nullable Double predictedDeviation,
        @Nullable BestOf bestOf) {
    /**
     * Ours against the printed number.
     *
     * @param equivalence where ours minus printed lies, at the level that this look may use: inside the tolerance means reproduced
     * @param equivalenceP of "the difference is at least the tolerance": the larger p of the two one-sided tests, with all looks
     * @param p of "there is no difference", two-sided, with one look alone
     * @param outsideP of "the difference is at most the tolerance", with all looks
     * @param adjustedP the same after Holm's adjustment over the table; {@code null} where the cell is not comparable
     */
    public record Difference(
            @Nullable Interval equivalence,
            @Nullable Double equivalenceP,
            @Nullable Double p,
            @Nullable Double outsideP,
            @Nullable Double adjustedP) {
        /** Nothing is known. */
        public static final Difference UNTESTED = new Difference(null, null, null, null, null);

        static Difference of(@Nullable CellTest test) {
            return test == null
                    ? UNTESTED
                    : new Difference(
                            test.equivalence(), test.equivalenceP(), test.plainDifferenceP(), test.outsideP(), null);
        }
    }

    /** Nothing is known. */
    public static final CellStatistics NONE = untested(null);

    /** Of a sample without spread. */
    static CellStatistics untested(@Nullable Double predictedDeviation) {
        return new CellStatistics(
                null, null, Plausibility.CANNOT_SAY, Difference.UNTESTED, null, null, predictedDeviation, null);
    }

    /** The same when all tests of the table are known. */
    CellStatistics closed(double adjustedP, @Nullable Integer more) {
        Difference adjusted = new Difference(
                difference.equivalence(), difference.equivalenceP(), difference.p(), difference.outsideP(), adjustedP);
        return new CellStatistics(
                mean, prediction, plausible, adjusted, more, seedsAgainstDraw, predictedDeviation, bestOf);
    }
}
