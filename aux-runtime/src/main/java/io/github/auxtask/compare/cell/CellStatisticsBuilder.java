package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.PerImageStatistics;
import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.BestOf;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.MeanInterval;
import io.github.auxtask.stats.PredictionInterval;
import io.github.auxtask.stats.Summary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Computes what the runs of a cell say, except what needs the other cells of its table. */
final class CellStatisticsBuilder {
    private static final int FEWEST_FOR_PREDICTION = 3;

    private CellStatisticsBuilder() {}

    /**
     * The statistics of a cell.
     *
     * @param whole what 100 % is in the unit of the table: 100 or 1
     */
    static CellStatistics of(
            MeasuredValues measured,
            CellSample runs,
            @Nullable PrintedNumber printed,
            BigDecimal delta,
            @Nullable CellTest test,
            double whole) {
        Double predicted = predicted(runs, whole);
        Summary sample = measured.summary();
        if (sample == null) {
            return CellStatistics.untested(predicted);
        }
        Interval prediction = PredictionInterval.of(sample, Alpha.LEVEL);
        boolean single = printed != null && !CellTest.hasOwnSpread(printed);
        Integer bestOf = printed == null ? null : printed.bestOf();
        return new CellStatistics(
                MeanInterval.of(sample, Alpha.LEVEL),
                prediction,
                plausible(sample, prediction, printed),
                CellStatistics.Difference.of(test),
                null,
                single && test != null ? AdditionalSeeds.againstDraw(sample, delta.doubleValue()) : null,
                predicted,
                bestOf == null ? null : BestOf.of(sample, bestOf));
    }

    /** In words, for a number that is the best of several runs. */
    static String bestOf(PrintedNumber printed, CellStatistics statistics) {
        BestOf best = statistics.bestOf();
        String text = "best of " + printed.bestOf() + " runs, which is no mean";
        if (best == null) {
            return text;
        }
        String format = "%." + Math.max(1, printed.decimals()) + "f";
        return text + "; the best of " + best.runs() + " of ours would be "
                + String.format(Locale.ROOT, format, best.expected()) + " (from "
                + String.format(Locale.ROOT, format, best.range().low()) + " to "
                + String.format(Locale.ROOT, format, best.range().high()) + ")";
    }

    private static Plausibility plausible(Summary sample, Interval prediction, @Nullable PrintedNumber printed) {
        if (printed == null
                || CellTest.hasOwnSpread(printed)
                || printed.bestOf() != null
                || sample.n() < FEWEST_FOR_PREDICTION) {
            return Plausibility.CANNOT_SAY;
        }
        boolean overlaps = prediction.low() <= printed.upper().doubleValue()
                && printed.lower().doubleValue() <= prediction.high();
        return overlaps ? Plausibility.YES : Plausibility.NO;
    }

    private static @Nullable Double predicted(CellSample runs, double whole) {
        List<EvaluationRecord> made = runs.runs().stream()
                .filter(member -> member.reading().wilson() != null)
                .map(member -> member.reading().made())
                .toList();
        Double share = made.size() == runs.runs().size() ? PerImageStatistics.predictedDeviation(made) : null;
        return share == null ? null : share * whole;
    }
}
