package io.github.auxtask.report.write;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RangeView;
import io.github.auxtask.report.view.StatisticsView;
import io.github.auxtask.report.view.TableView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes the cells of all tables for spreadsheets, one per line, as RFC 4180 describes it. Numbers have an ASCII minus. */
public final class CsvWriter {
    /** The names of the columns, in order; the site's page on loading the file explains each. */
    static final List<String> HEADER = List.of(
            "table",
            "cell",
            "coordinates",
            "printed",
            "ours",
            "standard_deviation",
            "seeds",
            "values",
            "runs",
            "budget",
            "difference",
            "interval_low",
            "interval_high",
            "mean_low",
            "mean_high",
            "prediction_low",
            "prediction_high",
            "p_equivalence",
            "p_outside_holm",
            "tolerance",
            "verdict",
            "unreliable",
            "explanation",
            "command");

    private CsvWriter() {}

    /** The text, with a header line; lines end in CR LF. */
    public static String text(ReportModel model) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter lines = new CSVPrinter(text, CSVFormat.RFC4180)) {
            lines.printRecord(HEADER);
            for (TableView table : Stream.concat(model.tables().paper().stream(), model.tables().own().stream())
                    .toList()) {
                for (TableView.Group group : table.grid().groups()) {
                    for (TableView.Row row : group.rows()) {
                        for (TableView.@Nullable Cell cell : row.cells()) {
                            if (cell != null) {
                                lines.printRecord(fields(table, cell));
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be written", e);
        }
        return text.toString();
    }

    /**
     * Writes {@link #text} in UTF-8, whole or not at all.
     *
     * @throws io.github.auxtask.core.RunFailedException if the file cannot be written
     */
    public static void write(ReportModel model, Path file) {
        AtomicFile.write(file, text(model).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(TableView table, TableView.Cell cell) {
        TableView.Measured measured = cell.measured();
        StatisticsView statistics = cell.statistics();
        return List.of(
                table.title().id(),
                cell.label(),
                cell.coordinates().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(";")),
                number(cell.printed()),
                number(measured.ours()),
                number(measured.deviation()),
                Integer.toString(measured.seeds()),
                measured.values().stream().map(value -> number(value.value())).collect(Collectors.joining(";")),
                measured.values().stream().map(TableView.Value::run).collect(Collectors.joining(";")),
                measured.budget(),
                number(cell.difference()),
                low(statistics.equivalence()),
                high(statistics.equivalence()),
                low(statistics.mean()),
                high(statistics.mean()),
                low(statistics.prediction()),
                high(statistics.prediction()),
                probability(statistics.equivalenceP()),
                probability(statistics.outsideP()),
                number(cell.tolerance()),
                cell.verdict().kind(),
                String.join(" ", cell.unreliable()),
                cell.verdict().text(),
                cell.command());
    }

    private static String low(@Nullable RangeView range) {
        return range == null ? "" : number(range.low());
    }

    private static String high(@Nullable RangeView range) {
        return range == null ? "" : number(range.high());
    }

    /** As shown, but always something that pandas and R read as a number. */
    private static String number(@Nullable Quantity quantity) {
        if (quantity == null) {
            return "";
        }
        if (!Double.isFinite(quantity.value())) {
            return Double.isNaN(quantity.value()) ? "NaN" : quantity.value() > 0 ? "Inf" : "-Inf";
        }
        return quantity.text().replace('\u2212', '-');
    }

    /** Unrounded: what is shown of a small one is {@code < 0.001}, which is no number. */
    private static String probability(@Nullable Quantity quantity) {
        return quantity == null ? "" : Double.toString(quantity.value());
    }
}
