package io.github.auxtask.experiment.spec;

import io.github.auxtask.published.PrintedDetails;
import java.util.Collection;
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
 * @param printed where the paper's numbers are; {@code null} for a table of our own numbers only
 * @param measure what the numbers are
 * @param layout what the columns of the CSV file mean, and what distinguishes rows and columns here
 * @param where coordinates that all cells share and the CSV file does not name
 * @param strong the paper's evaluation to the strong one whose value stands in the second column of robustness
 * @param incomparable printed numbers that nothing may be held against; the first that matches tells why
 * @param notes what a reader must know, as whole sentences
 */
public record TableSpec(
        String id,
        String title,
        @Nullable Printed printed,
        Measure measure,
        Layout layout,
        Map<String, String> where,
        Map<String, String> strong,
        List<Incomparable> incomparable,
        Tolerance tolerance,
        List<String> notes) {
    /**
     * The paper's numbers.
     *
     * @param file CSV file relative to the reproduction's folder
     * @param value column of the printed number
     * @param details where the printed standard deviation, number of runs, reading error and "best of" stand
     * @param skip column to words whose lines are not compared
     */
    public record Printed(String file, String value, PrintedDetails details, Map<String, List<String>> skip) {
        public Printed {
            skip = Collections.unmodifiableMap(new LinkedHashMap<>(skip));
        }
    }

    /**
     * How the cells are laid out.
     *
     * @param columns column of the CSV file to its meaning
     * @param rows what distinguishes the rows, outermost first: columns of the CSV file, or axes
     * @param across what distinguishes the columns, outermost first
     */
    public record Layout(Map<String, TableColumn> columns, List<String> rows, List<String> across) {
        public Layout {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            rows = List.copyOf(rows);
            across = List.copyOf(across);
        }
    }

    public TableSpec {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        strong = Collections.unmodifiableMap(new LinkedHashMap<>(strong));
        incomparable = List.copyOf(incomparable);
        notes = List.copyOf(notes);
    }

    /** A table of our accuracies alone, of every variant under every evaluation, for those who have laid out none. */
    public static TableSpec ofEvaluations(Collection<String> axes) {
        return new TableSpec(
                "evaluations",
                "All evaluations",
                null,
                new Measure("accuracy", Measure.PERCENT, false),
                new Layout(Map.of(), List.copyOf(axes), List.of(TableColumn.EVALUATION)),
                Map.of(),
                Map.of(),
                List.of(),
                Tolerance.NONE,
                List.of());
    }

    /** The file with the paper's numbers; null for a table of our own numbers only. */
    public @Nullable String published() {
        return printed == null ? null : printed.file();
    }

    /** See {@link Layout#columns}. */
    public Map<String, TableColumn> columns() {
        return layout.columns();
    }

    /** See {@link Measure#metric}. */
    public String metric() {
        return measure.metric();
    }

    /** See {@link Measure#unit}. */
    public String unit() {
        return measure.unit();
    }

    /** See {@link Measure#facts}. */
    public boolean facts() {
        return measure.facts();
    }

    /** See {@link Layout#rows}. */
    public List<String> rows() {
        return layout.rows();
    }

    /** See {@link Layout#across}. */
    public List<String> across() {
        return layout.across();
    }

    /** Why the number at these coordinates must not be compared, if it must not. */
    public Optional<Incomparable> incomparable(Map<String, String> coordinates) {
        return incomparable.stream()
                .filter(part -> part.when().matches(coordinates))
                .findFirst();
    }

    /** The axis that an entry of {@code rows} or {@code across} stands for. */
    public String axis(String rowOrAcross) {
        TableColumn column = columns().get(rowOrAcross);
        return column == null ? rowOrAcross : column.axis();
    }

    /** The paper's word for our value of an axis, or our own where the paper has none. */
    public String word(String axis, String ours) {
        return columns().values().stream()
                .filter(column -> column.axis().equals(axis))
                .flatMap(column -> column.values().entrySet().stream())
                .filter(entry -> entry.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ours);
    }
}
