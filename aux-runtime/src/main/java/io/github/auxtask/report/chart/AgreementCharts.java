package io.github.auxtask.report.chart;

import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paper's numbers against ours, one point per cell, for every published table that has at least three of both. */
public final class AgreementCharts {
    private static final int FEWEST = 3;
    private static final double ROOM = 0.04;

    private AgreementCharts() {}

    public static List<CurveView> of(List<TableView> tables) {
        List<CurveView> views = new ArrayList<>();
        for (TableView table : tables) {
            Map<String, List<CurveView.Point>> columns = columns(table);
            int points = columns.values().stream().mapToInt(List::size).sum();
            if (points >= FEWEST) {
                views.add(view(table, columns, points));
            }
        }
        return views;
    }

    private static CurveView view(TableView table, Map<String, List<CurveView.Point>> columns, int count) {
        List<CurveView.Line> lines = new ArrayList<>();
        List<CurveView.Series> series = new ArrayList<>();
        columns.forEach((column, points) -> {
            int at = lines.size();
            lines.add(new CurveView.Line(column, at % Palette.LIGHT.size(), at % Palette.DASHES.size()));
            series.add(new CurveView.Series(at, points, List.of()));
        });
        double mean = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(point -> point.y() - point.x())
                .average()
                .orElse(0);
        String alternative = "Scatter chart of " + count
                + " numbers, ours against the paper's; on the line both are equal."
                + " On average ours lie " + Quantity.significant(Math.abs(mean)).text()
                + (mean < 0 ? " below." : " above.");
        String metric = table.metric().toLowerCase(Locale.ROOT);
        CurveView.Panel panel = new CurveView.Panel(
                "agreement", metric, "as printed", "ours", square(series), "scatter", false, alternative, series);
        return new CurveView(
                "agreement-" + table.title().anchor(),
                CurveView.AGREEMENT,
                table.title().caption(),
                lines,
                List.of(panel),
                "One point per cell; on the line, ours is what the paper printed.");
    }

    /** One scale for both axes, so that the line of equality is the diagonal. */
    private static CurveView.Scale square(List<CurveView.Series> series) {
        List<Double> values = series.stream()
                .flatMap(one -> one.points().stream())
                .flatMap(point -> Stream.of(point.x(), point.y()))
                .toList();
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double room = Math.max((high - low) * ROOM, Double.MIN_NORMAL);
        return new CurveView.Scale(low >= 0 && low < high / 2 ? 0 : low - room, high + room, null);
    }

    private static Map<String, List<CurveView.Point>> columns(TableView table) {
        List<String> names = names(table);
        Map<String, List<CurveView.Point>> columns = new LinkedHashMap<>();
        for (TableView.Group group : table.grid().groups()) {
            for (TableView.Row row : group.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    TableView.@Nullable Cell cell = row.cells().get(i);
                    Quantity printed = cell == null ? null : cell.printed();
                    Quantity ours = cell == null ? null : cell.ours();
                    if (printed != null && ours != null && Double.isFinite(ours.value())) {
                        columns.computeIfAbsent(names.get(i), key -> new ArrayList<>())
                                .add(new CurveView.Point(printed.value(), ours.value()));
                    }
                }
            }
        }
        return columns;
    }

    /** The headings of every column, outermost first. */
    private static List<String> names(TableView table) {
        List<List<String>> parts = new ArrayList<>();
        for (TableView.Heading heading : table.grid().headings()) {
            int at = 0;
            for (TableView.Span span : heading.spans()) {
                for (int i = 0; i < span.cells(); i++) {
                    if (parts.size() <= at) {
                        parts.add(new ArrayList<>());
                    }
                    parts.get(at++).add(span.text());
                }
            }
        }
        return parts.isEmpty()
                ? List.of("all")
                : parts.stream().map(part -> String.join(", ", part)).toList();
    }
}
