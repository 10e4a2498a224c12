package io.github.auxtask.report.view;

import io.github.auxtask.compare.cell.CellStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the verdict of a cell.
 *
 * @param mean where the mean of all possible runs lies
 * @param prediction where one more run would lie
 * @param plausible {@code yes}, {@code no} or {@code cannot say}: whether the printed number could be that run
 * @param equivalence where ours minus printed lies, as wide as this look asks for; inside the tolerance means reproduced
 * @param equivalenceP of "the difference is at least the tolerance", with all looks
 * @param outsideP of "the difference is at most the tolerance", with all looks and Holm's adjustment over the table
 * @param moreSeeds how many more seeds would decide
 * @param predictedDeviation what independent errors on images would give as standard deviation between seeds
 */
public record StatisticsView(
        @Nullable RangeView mean,
        @Nullable RangeView prediction,
        String plausible,
        @Nullable RangeView equivalence,
        @Nullable Quantity equivalenceP,
        @Nullable Quantity outsideP,
        @Nullable Quantity moreSeeds,
        @Nullable Quantity predictedDeviation) {
    public static StatisticsView of(CellStatistics statistics, int decimals) {
        Integer seeds = statistics.moreSeeds();
        Double deviation = statistics.predictedDeviation();
        String plausible = switch (statistics.plausible()) {
            case YES -> "yes";
            case NO -> "no";
            case CANNOT_SAY -> "cannot say";
        };
        return new StatisticsView(
                RangeView.of(statistics.mean(), decimals),
                RangeView.of(statistics.prediction(), decimals),
                plausible,
                RangeView.ofDifference(statistics.difference().equivalence(), decimals),
                Quantity.probability(statistics.difference().equivalenceP()),
                Quantity.probability(statistics.difference().adjustedP()),
                seeds == null ? null : Quantity.count(seeds),
                deviation == null ? null : Quantity.of(deviation, decimals));
    }
}
