package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.Holm;
import io.github.auxtask.stats.KendallTau;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Closes the cells of a table together: Holm's adjustment, the two counts, and the order of the columns. */
public final class TableJudge {
    private TableJudge() {}

    public static List<CellComparison> close(List<OpenCell> open) {
        double[] outside = adjusted(open, CellTest::outsideP);
        double[] different = adjusted(open, CellTest::differenceP);
        List<CellComparison> closed = new ArrayList<>();
        int next = 0;
        for (OpenCell cell : open) {
            closed.add(
                    cell.tested()
                            ? cell.closed(outside[next], different[next++], outside.length)
                            : cell.closed(1, 1, outside.length));
        }
        return closed;
    }

    private static double[] adjusted(List<OpenCell> open, ToDoubleFunction<CellTest> p) {
        return Holm.adjusted(open.stream()
                .filter(OpenCell::tested)
                .map(OpenCell::test)
                .flatMap(Stream::ofNullable)
                .mapToDouble(p)
                .toArray());
    }

    /**
     * Counts what was compared in the whole table.
     *
     * @param facts whether the table holds facts, which are equal or not and need no test
     */
    public static TableStatistics statistics(boolean facts, List<OpenCell> open, List<CellComparison> closed) {
        int printed = 0;
        int tested = 0;
        int failing = 0;
        int equivalent = 0;
        for (int i = 0; i < open.size(); i++) {
            OpenCell cell = open.get(i);
            printed += cell.counts() ? 1 : 0;
            if (cell.compared()) {
                Verdict.Kind kind = closed.get(i).verdict().kind();
                tested++;
                failing += kind == Verdict.Kind.NOT_REPRODUCED ? 1 : 0;
                equivalent += kind == Verdict.Kind.REPRODUCED ? 1 : 0;
            }
        }
        return new TableStatistics(facts, printed, tested, failing, equivalent, order(closed));
    }

    /** Runs that are not the paper's count, too: an order may survive what a level does not. */
    private static @Nullable KendallTau order(List<CellComparison> cells) {
        List<double[]> pairs = new ArrayList<>();
        for (CellComparison cell : cells) {
            PrintedNumber printed = cell.published();
            MeasuredValues measured = cell.measured();
            if (printed != null && measured != null) {
                pairs.add(new double[] {
                    printed.value().doubleValue(), measured.mean().doubleValue()
                });
            }
        }
        return KendallTau.of(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray())
                .orElse(null);
    }
}
