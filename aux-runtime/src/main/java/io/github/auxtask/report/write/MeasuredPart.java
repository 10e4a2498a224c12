package io.github.auxtask.report.write;

import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of ours alone as people read it: without the rows and columns in which nothing was measured yet. A grid of a thousand
 * runs of which ten were made would else be pages of "not run". Tables without any number stay whole, and say what is planned.
 */
final class MeasuredPart {
    private final TableView table;
    private final List<Integer> columns;

    private MeasuredPart(TableView table) {
        this.table = table;
        int width = table.grid().groups().stream()
                .flatMap(group -> group.rows().stream())
                .mapToInt(row -> row.cells().size())
                .max()
                .orElse(0);
        this.columns =
                IntStream.range(0, width).filter(this::isMeasured).boxed().toList();
    }

    static TableView of(TableView table) {
        MeasuredPart part = new MeasuredPart(table);
        return part.columns.isEmpty() ? table : part.view();
    }

    private TableView view() {
        List<TableView.Group> groups = table.grid().groups().stream()
                .map(this::group)
                .filter(group -> !group.rows().isEmpty())
                .toList();
        long all = cells(table.grid().groups());
        long left = all - cells(groups);
        if (left == 0) {
            return table;
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.add("Rows and columns in which nothing was measured yet are left out here, with " + left + " of " + all
                + " cells; the CSV and JSON reports have them.");
        TableView.Grid whole = table.grid();
        return new TableView(
                table.title(),
                table.metric(),
                table.tolerance(),
                new TableView.Grid(
                        whole.rowTitle(),
                        whole.groupTitle(),
                        whole.headings().stream().map(this::heading).toList(),
                        groups),
                table.result(),
                table.remarks(),
                notes);
    }

    private TableView.Heading heading(TableView.Heading heading) {
        List<TableView.Span> spans = new ArrayList<>();
        int from = 0;
        for (TableView.Span span : heading.spans()) {
            int first = from;
            int end = from + span.cells();
            int kept = (int) columns.stream()
                    .filter(column -> column >= first && column < end)
                    .count();
            if (kept > 0) {
                spans.add(new TableView.Span(span.text(), kept));
            }
            from = end;
        }
        return new TableView.Heading(heading.title(), spans);
    }

    private TableView.Group group(TableView.Group group) {
        Predicate<TableView.Row> measured = row -> row.cells().stream().anyMatch(MeasuredPart::isMeasured);
        return new TableView.Group(
                group.title(),
                group.rows().stream()
                        .filter(measured)
                        .map(row -> new TableView.Row(row.title(), cells(row)))
                        .toList());
    }

    private List<TableView.@Nullable Cell> cells(TableView.Row row) {
        List<TableView.@Nullable Cell> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(row.cells().get(column)));
        return cells;
    }

    private boolean isMeasured(int column) {
        return table.grid().groups().stream()
                .flatMap(group -> group.rows().stream())
                .anyMatch(row -> isMeasured(row.cells().get(column)));
    }

    private static boolean isMeasured(TableView.@Nullable Cell cell) {
        return cell != null && cell.ours() != null;
    }

    private static long cells(List<TableView.Group> groups) {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell != null)
                .count();
    }
}
