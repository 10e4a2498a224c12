package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.KendallTau;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether our numbers order the rows of one column as the printed ones do. Columns are never thrown together: that clean
 * accuracies are higher than those under attack makes any two papers agree.
 *
 * @param words what heads the column, in the paper's words; empty for a table of one column
 * @param order over the cells of it that may be compared
 */
public record ColumnOrder(List<String> words, KendallTau order) {
    public ColumnOrder {
        words = List.copyOf(words);
    }

    /**
     * Those of a table, from left to right; without columns in which fewer than two cells may be compared, or all are equal.
     *
     * @param across the entries that head the columns
     */
    static List<ColumnOrder> of(List<CellComparison> cells, List<String> across) {
        Map<List<String>, List<CellComparison>> columns = new LinkedHashMap<>();
        for (CellComparison cell : cells) {
            boolean compared = cell.verdict().kind() != Verdict.Kind.NOT_COMPARABLE;
            if (compared && cell.published() != null && cell.measured() != null) {
                List<String> words = across.stream()
                        .map(entry -> cell.numbers().words().getOrDefault(entry, ""))
                        .toList();
                columns.computeIfAbsent(words, key -> new ArrayList<>()).add(cell);
            }
        }
        List<ColumnOrder> orders = new ArrayList<>();
        columns.forEach((words, column) -> KendallTau.of(
                        column.stream().mapToDouble(ColumnOrder::printed).toArray(),
                        column.stream().mapToDouble(ColumnOrder::ours).toArray())
                .ifPresent(order -> orders.add(new ColumnOrder(words, order))));
        return orders;
    }

    private static double printed(CellComparison cell) {
        PrintedNumber printed = cell.published();
        return printed == null ? Double.NaN : printed.value().doubleValue();
    }

    private static double ours(CellComparison cell) {
        MeasuredValues measured = cell.measured();
        return measured == null ? Double.NaN : measured.mean().doubleValue();
    }
}
