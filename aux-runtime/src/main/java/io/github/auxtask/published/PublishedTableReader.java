package io.github.auxtask.published;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives every line of a CSV file its place in the grid. */
final class PublishedTableReader {
    private final String file;
    private final PublishedLayout layout;
    private final PrintedDetailsReader details;

    PublishedTableReader(String file, PublishedLayout layout) {
        this.file = file;
        this.layout = layout;
        this.details = new PrintedDetailsReader(file, layout.details());
    }

    PublishedTable read(CsvFile csv) {
        layout.columns().forEach(column -> requireColumn(csv, column.name()));
        layout.skip().keySet().forEach(column -> requireColumn(csv, column));
        requireColumn(csv, layout.value());
        details.columns().forEach(column -> requireColumn(csv, column));
        List<PublishedCell> cells = new ArrayList<>();
        Map<Map<String, String>, Integer> lines = new HashMap<>();
        for (CsvFile.Row row : csv.rows()) {
            if (skipped(row)) {
                continue;
            }
            PublishedCell cell = cell(row);
            Integer earlier = lines.put(cell.coordinates(), cell.line());
            if (earlier != null) {
                throw bad(
                        row.line(),
                        "is a second number for " + cell.coordinates() + ", after line " + earlier
                                + ": delete one of the two.");
            }
            cells.add(cell);
        }
        return new PublishedTable(file, csv.header(), cells);
    }

    private PublishedCell cell(CsvFile.Row row) {
        Map<String, String> coordinates = new LinkedHashMap<>(layout.fixed());
        for (PublishedColumn column : layout.columns()) {
            String value = ours(row, column);
            @Nullable String earlier = coordinates.putIfAbsent(column.axis(), value);
            if (earlier != null && column.isFree() && !layout.fixed().containsKey(column.axis())) {
                coordinates.put(column.axis(), earlier + "." + value);
            } else if (earlier != null && !earlier.equals(value)) {
                throw bad(
                        row.line(),
                        "column '" + column.name() + "' says " + column.axis() + " is '" + value
                                + "', but the table or an earlier column said '" + earlier + "'.");
            }
        }
        return new PublishedCell(row.line(), coordinates, printed(row), row.columns());
    }

    private String ours(CsvFile.Row row, PublishedColumn column) {
        String theirs = row.get(column.name());
        String ours = column.values().getOrDefault(theirs, theirs);
        if (!column.known().isEmpty() && !column.known().contains(ours)) {
            List<String> words = new ArrayList<>(column.known());
            words.addAll(column.values().keySet());
            throw bad(
                    row.line(),
                    "column '" + column.name() + "': '" + theirs + "' is not a value of the axis '" + column.axis()
                            + "'" + Suggestion.hint(theirs, words));
        }
        return ours;
    }

    private @Nullable PrintedNumber printed(CsvFile.Row row) {
        try {
            return PrintedNumber.parse(row.get(layout.value()))
                    .map(number -> details.added(number, row))
                    .orElse(null);
        } catch (BadInputException e) {
            throw bad(row.line(), "column '" + layout.value() + "': " + e.getMessage());
        }
    }

    private boolean skipped(CsvFile.Row row) {
        return layout.skip().entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(row.get(entry.getKey())));
    }

    private void requireColumn(CsvFile csv, String column) {
        if (!csv.header().contains(column)) {
            throw bad(1, "there is no column '" + column + "'" + Suggestion.hint(column, csv.header()));
        }
    }

    private BadInputException bad(int line, String what) {
        return new BadInputException(file + ", line " + line + ": " + what);
    }
}
