package io.github.auxtask.report.model;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.ColumnOrder;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.MetricWords;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RangeView;
import io.github.auxtask.report.view.StatisticsView;
import io.github.auxtask.report.view.TableView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a compared table into what readers see. */
final class TableViews {
    /** Of all anchors, so that no table can take the anchor of a section. */
    private static final String ANCHOR = "table";

    private static final String PERCENT = "percent";
    private static final String COUNT = "count";
    private static final String FRACTION = "fraction";
    private static final int DECIMALS_OF_PERCENT = 2;
    private static final int DECIMALS_OF_OTHERS = 4;
    private static final int NAMED_CELLS = 6;
    private static final int LISTED_COMMANDS = 12;

    private final TableComparison table;
    private final TableSpec spec;
    private final String everything;
    private final int decimals;

    private TableViews(TableComparison table, String everything) {
        this.table = table;
        this.everything = everything;
        this.spec = table.spec();
        this.decimals = decimals(table);
    }

    /** @param everything the command that measures all cells of all tables */
    static TableView of(TableComparison table, String everything) {
        return new TableViews(table, everything).view();
    }

    private TableView view() {
        String source = spec.published();
        boolean published = table.hasPublishedNumbers();
        return new TableView(
                new TableView.Title(
                        spec.id(),
                        spec.id().startsWith(ANCHOR + "-") ? spec.id() : ANCHOR + "-" + spec.id(),
                        spec.title(),
                        source == null ? "" : source,
                        published),
                metric(),
                published ? tolerances() : List.of(),
                new TableLayout(spec, table.cells()).grid(this::cell),
                new TableView.Result(Verdicts.counts(table.counts()), published ? statistics() : List.of(), missing()),
                remarks(),
                spec.notes());
    }

    private TableView.Cell cell(CellComparison cell) {
        PrintedNumber printed = cell.published();
        BigDecimal difference = cell.difference();
        return new TableView.Cell(
                cell.label(),
                cell.coordinates(),
                printed == null ? null : new Quantity(printed.value().doubleValue(), printed.text()),
                measured(cell.measured()),
                difference == null ? null : Quantity.difference(difference, decimals),
                StatisticsView.of(cell.statistics(), decimals),
                Quantity.of(
                        cell.numbers().tolerance().delta(),
                        Math.max(0, cell.numbers().tolerance().delta().scale())),
                Verdicts.view(cell.verdict()),
                cell.numbers().unreliable(),
                cell.command());
    }

    private TableView.Measured measured(@Nullable MeasuredValues measured) {
        if (measured == null) {
            return TableView.Measured.NOTHING;
        }
        Double deviation = measured.standardDeviation();
        return new TableView.Measured(
                Quantity.of(measured.mean(), decimals),
                deviation == null ? null : Quantity.of(deviation, decimals),
                measured.values().size(),
                measured.values().stream().map(this::value).toList(),
                measured.budget());
    }

    private TableView.Value value(SeedValue value) {
        return new TableView.Value(
                value.seed(),
                Quantity.of(value.value(), decimals),
                value.run().abbreviated(),
                RangeView.of(value.wilson(), decimals));
    }

    private List<String> statistics() {
        List<String> sentences = new ArrayList<>(List.of(table.statistics().text()));
        List<ColumnOrder> orders = table.statistics().orders();
        if (!orders.isEmpty()) {
            sentences.add(
                    "Kendall's tau says how far our numbers put the rows of a column into the printed order (1 is the"
                            + " same order, 0 none, −1 the reverse): "
                            + orders.stream().map(TableViews::order).collect(Collectors.joining("; ")) + ".");
        }
        return sentences;
    }

    private static String order(ColumnOrder column) {
        String words = String.join(", ", column.words());
        return (words.isEmpty() ? "" : words + ": ")
                + Quantity.of(column.order().tau(), 2).text() + " over "
                + column.order().n() + " rows";
    }

    private String metric() {
        String title = MetricWords.title(spec.metric());
        return switch (spec.unit()) {
            case COUNT -> title;
            case FRACTION -> title + ", where 1 is the most";
            default -> title + " in " + spec.unit();
        };
    }

    private List<TableView.ToleranceView> tolerances() {
        Tolerance tolerance = spec.tolerance();
        List<TableView.ToleranceView> views = new ArrayList<>();
        views.add(tolerance("", tolerance.delta(), tolerance.reason()));
        for (Tolerance.Special exception : tolerance.exceptions()) {
            views.add(tolerance(
                    exception
                            .when()
                            .toString()
                            .replace("=", " ")
                            .replace("|", " or ")
                            .replace(",", ", "),
                    exception.delta(),
                    exception.reason()));
        }
        return views;
    }

    private TableView.ToleranceView tolerance(String where, BigDecimal delta, String reason) {
        String unit =
                spec.unit().equals(PERCENT) ? "percentage points" : spec.unit().equals(COUNT) ? "" : spec.unit();
        return new TableView.ToleranceView(where, Quantity.of(delta, Math.max(0, delta.scale())), unit, reason);
    }

    private List<TableView.MissingView> missing() {
        Map<String, Integer> commands = new LinkedHashMap<>();
        for (CellComparison cell : table.cells()) {
            MeasuredValues measured = cell.measured();
            boolean compared = spec.facts() || (measured != null && measured.unlike() == null);
            if (measured == null || (!compared && cell.published() != null)) {
                commands.merge(cell.command(), 1, Integer::sum);
            }
        }
        if (commands.size() > LISTED_COMMANDS) {
            // A list of hundreds helps nobody; each cell has its own command in the CSV and JSON reports.
            int cells = commands.values().stream().mapToInt(Integer::intValue).sum();
            return List.of(new TableView.MissingView(everything, cells));
        }
        return commands.entrySet().stream()
                .map(entry -> new TableView.MissingView(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One sentence for all cells that have it in common. */
    private List<String> remarks() {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (CellComparison cell : table.cells()) {
            if (cell.published() != null && cell.verdict().kind() == Verdict.Kind.NOT_COMPARABLE) {
                cells.computeIfAbsent("Not comparable, " + cell.verdict().detail() + ".", key -> new ArrayList<>())
                        .add(cell.label());
            }
            cell.numbers()
                    .remarks()
                    .forEach(remark -> cells.computeIfAbsent(remark, key -> new ArrayList<>())
                            .add(cell.label()));
        }
        List<String> remarks = new ArrayList<>();
        cells.forEach((remark, where) -> remarks.add(remark + " " + where(where)));
        return remarks;
    }

    private String where(List<String> cells) {
        if (cells.size() > NAMED_CELLS) {
            return "(" + cells.size() + " of " + table.cells().size() + " cells)";
        }
        return "(" + String.join("; ", cells) + ")";
    }

    /** As many as the most precise printed number has. */
    static int decimals(TableComparison table) {
        int most = -1;
        for (CellComparison cell : table.cells()) {
            @Nullable PrintedNumber printed = cell.published();
            most = printed == null ? most : Math.max(most, printed.decimals());
        }
        if (most >= 0) {
            return most;
        }
        return switch (table.spec().unit()) {
            case PERCENT -> DECIMALS_OF_PERCENT;
            case COUNT -> 0;
            default -> DECIMALS_OF_OTHERS;
        };
    }
}
