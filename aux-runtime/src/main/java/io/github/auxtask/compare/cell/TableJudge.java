package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.stats.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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
     * @param table whose facts are equal or not and need no test, and whose columns are ordered each by itself
     */
    public static TableStatistics statistics(TableSpec table, List<OpenCell> open, List<CellComparison> closed) {
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
        return new TableStatistics(
                table.facts(), printed, tested, failing, equivalent, ColumnOrder.of(closed, table.across()));
    }
}
