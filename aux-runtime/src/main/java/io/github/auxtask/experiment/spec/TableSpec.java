package io.github.auxtask.experiment.spec;

import io.github.auxtask.published.PrintedDetails;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the report: the paper's numbers, if it printed any, and how to lay out ours beside them.
 *
 * @param id file-name safe, unique
 * @param published CSV file relative to the reproduction's folder; {@code null} for a table of our own numbers only
 * @param columns column of the CSV file to its meaning; empty without {@code published}
 * @param value column of the printed number
 * @param details where the printed standard deviation, number of runs, reading error and "best of" stand
 * @param metric what the numbers are, for example {@code accuracy}
 * @param unit {@code percent}, {@code fraction}, {@code count} or another word
 * @param facts whether the numbers follow from the network or the data alone, so that no budget changes them: numbers of
 *     parameters, shapes of layers, entropies of labels
 * @param rows what distinguishes the rows, outermost first: columns of the CSV file, or axes
 * @param across what distinguishes the columns, outermost first
 * @param where coordinates that all cells share and the CSV file does not name
 * @param skip column to words whose lines are not compared
 * @param strong the paper's evaluation to the strong one whose value stands in the second column of robustness
 * @param incomparable printed numbers that nothing may be held against; the first that matches tells why
 * @param notes what a reader must know, as whole sentences
 */
public record TableSpec(
        String id,
        String title,
        @Nullable String published,
        Map<String, TableColumn> columns,
        String value,
        PrintedDetails details,
        String metric,
        String unit,
        boolean facts,
        List<String> rows,
        List<String> across,
        Map<String, String> where,
        Map<String, List<String>> skip,
        Map<String, String> strong,
        List<Incomparable> incomparable,
        Tolerance tolerance,
        List<String> notes) {
    public TableSpec {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        rows = List.copyOf(rows);
        across = List.copyOf(across);
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        skip = Collections.unmodifiableMap(new LinkedHashMap<>(skip));
        strong = Collections.unmodifiableMap(new LinkedHashMap<>(strong));
        incomparable = List.copyOf(incomparable);
        notes = List.copyOf(notes);
    }

    /** Why the number at these coordinates must not be compared, if it must not. */
    public Optional<Incomparable> incomparable(Map<String, String> coordinates) {
        return incomparable.stream()
                .filter(part -> part.when().matches(coordinates))
                .findFirst();
    }

    /** The axis that an entry of {@code rows} or {@code across} stands for. */
    public String axis(String rowOrAcross) {
        TableColumn column = columns.get(rowOrAcross);
        return column == null ? rowOrAcross : column.axis();
    }

    /** The paper's word for our value of an axis, or our own where the paper has none. */
    public String word(String axis, String ours) {
        return columns.values().stream()
                .filter(column -> column.axis().equals(axis))
                .flatMap(column -> column.values().entrySet().stream())
                .filter(entry -> entry.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ours);
    }
}
