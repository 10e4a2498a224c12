package io.github.auxtask.report.model;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Places cells in rows and columns as {@code rows} and {@code across} of {@code reproduction.yaml} say. The last entry of
 * {@code rows} heads the rows, those before it head groups of rows; every entry of {@code across} is a row of headings.
 */
final class TableLayout {
    private final List<String> rows;
    private final List<String> across;
    private final List<CellComparison> cells;
    private final List<List<String>> columns;

    TableLayout(TableSpec spec, List<CellComparison> cells) {
        this.rows = spec.rows();
        this.across = spec.across();
        this.cells = cells;
        this.columns = columns();
    }

    /** The cells in their places, and the headings around them. */
    TableView.Grid grid(Function<CellComparison, TableView.Cell> view) {
        return new TableView.Grid(rowTitle(), groupTitle(), headings(), groups(view));
    }

    private String rowTitle() {
        return rows.isEmpty() ? "" : title(rows.get(rows.size() - 1));
    }

    private String groupTitle() {
        return rows.size() < 2
                ? ""
                : rows.subList(0, rows.size() - 1).stream()
                        .map(TableLayout::title)
                        .collect(Collectors.joining(", "));
    }

    private List<TableView.Heading> headings() {
        List<TableView.Heading> headings = new ArrayList<>();
        for (int level = 0; level < across.size(); level++) {
            List<TableView.Span> spans = new ArrayList<>();
            List<String> previous = List.of();
            for (List<String> column : columns) {
                List<String> prefix = column.subList(0, level + 1);
                if (prefix.equals(previous)) {
                    TableView.Span last = spans.remove(spans.size() - 1);
                    spans.add(new TableView.Span(last.text(), last.cells() + 1));
                } else {
                    spans.add(new TableView.Span(column.get(level), 1));
                }
                previous = prefix;
            }
            headings.add(new TableView.Heading(title(across.get(level)), spans));
        }
        return headings;
    }

    private List<TableView.Group> groups(Function<CellComparison, TableView.Cell> view) {
        Map<String, Map<String, Map<List<String>, CellComparison>>> groups = new LinkedHashMap<>();
        for (CellComparison cell : cells) {
            List<String> heads = words(cell, rows);
            String group = heads.isEmpty() ? "" : String.join(", ", heads.subList(0, heads.size() - 1));
            String row = heads.isEmpty() ? "" : heads.get(heads.size() - 1);
            groups.computeIfAbsent(group, key -> new LinkedHashMap<>())
                    .computeIfAbsent(row, key -> new HashMap<>())
                    .put(words(cell, across), cell);
        }
        List<TableView.Group> views = new ArrayList<>();
        groups.forEach((group, byRow) -> {
            List<TableView.Row> rowViews = new ArrayList<>();
            byRow.forEach((row, byColumn) -> rowViews.add(new TableView.Row(row, row(byColumn, view))));
            views.add(new TableView.Group(group, rowViews));
        });
        return views;
    }

    private List<TableView.@Nullable Cell> row(
            Map<List<String>, CellComparison> byColumn, Function<CellComparison, TableView.Cell> view) {
        List<TableView.@Nullable Cell> row = new ArrayList<>();
        for (List<String> column : columns) {
            CellComparison cell = byColumn.get(column);
            row.add(cell == null ? null : view.apply(cell));
        }
        return row;
    }

    /** Outer headings stay together; on every level, what comes first in the file comes first. */
    private List<List<String>> columns() {
        List<List<String>> distinct = cells.stream()
                .map(cell -> words(cell, across))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Comparator<List<String>> order = Comparator.comparing(column -> 0);
        for (int level = 0; level < across.size(); level++) {
            int at = level;
            List<String> values = new ArrayList<>(new LinkedHashSet<>(
                    distinct.stream().map(column -> column.get(at)).toList()));
            order = order.thenComparing(column -> values.indexOf(column.get(at)));
        }
        distinct.sort(order);
        return distinct;
    }

    private static List<String> words(CellComparison cell, List<String> entries) {
        return entries.stream()
                .map(entry -> cell.numbers().words().getOrDefault(entry, ""))
                .toList();
    }

    private static String title(String entry) {
        return entry.replace('_', ' ');
    }
}
