package io.github.auxtask.report.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is laid out: groups of rows, and columns under one or more rows of headings. In JSON the fields of groups such
 * as {@link Title} stand side by side with the others.
 *
 * @param metric what the numbers are, with their unit
 * @param tolerance how far ours may lie from the printed interval, and why; nothing for a table of ours alone
 * @param remarks what a reader of single cells must know
 * @param notes what a reader of the table must know
 */
public record TableView(
        @JsonUnwrapped Title title,
        String metric,
        List<ToleranceView> tolerance,
        @JsonUnwrapped Grid grid,
        @JsonUnwrapped Result result,
        List<String> remarks,
        List<String> notes) {
    /**
     * Which table it is.
     *
     * @param id as in {@code reproduction.yaml}
     * @param anchor of its heading, unique on the page
     * @param caption its title
     * @param source the paper's file with the numbers, or nothing for a table of ours alone
     * @param published whether the paper printed it
     */
    public record Title(String id, String anchor, String caption, String source, boolean published) {}

    /**
     * The cells and their headings.
     *
     * @param rowTitle what the row headings are
     * @param groupTitle what the headings of row groups are, or nothing
     * @param headings rows of column headings, outermost first
     * @param groups the rows
     */
    public record Grid(String rowTitle, String groupTitle, List<Heading> headings, List<Group> groups) {}

    /**
     * What came out of the table as a whole.
     *
     * @param counts how many printed numbers have which verdict
     * @param statistics what can be said of the table, in sentences
     * @param missing the commands that measure what was not measured with the paper's settings
     */
    public record Result(List<VerdictCount> counts, List<String> statistics, List<MissingView> missing) {}

    /**
     * One row of column headings.
     *
     * @param title what they are, or nothing
     */
    public record Heading(String title, List<Span> spans) {}

    /**
     * A heading over neighbouring cells.
     *
     * @param cells over how many
     */
    public record Span(String text, int cells) {}

    /**
     * Rows with something in common.
     *
     * @param title what, or nothing for a table without groups
     */
    public record Group(String title, List<Row> rows) {}

    /**
     * A row.
     *
     * @param cells one per column; null where the table has no such cell
     */
    public record Row(String title, List<@Nullable Cell> cells) {}

    /**
     * One cell.
     *
     * @param label where it stands, in words
     * @param coordinates axis to our value
     * @param printed the paper's number
     * @param difference ours minus printed
     * @param statistics what stands behind the verdict
     * @param tolerance how far ours may lie from the printed interval
     * @param unreliable why its robust accuracy should not be believed; empty if nothing speaks against it
     */
    public record Cell(
            String label,
            Map<String, String> coordinates,
            @Nullable Quantity printed,
            @JsonUnwrapped Measured measured,
            @Nullable Quantity difference,
            StatisticsView statistics,
            Quantity tolerance,
            VerdictView verdict,
            List<String> unreliable,
            String command) {
        /** Our mean; null where nothing was measured. */
        public @Nullable Quantity ours() {
            return measured.ours();
        }
    }

    /**
     * What our runs measured.
     *
     * @param ours our mean; null where nothing was measured
     * @param deviation the standard deviation over seeds
     * @param seeds how many seeds
     * @param values all of them
     * @param budget what they were run with, or nothing
     */
    public record Measured(
            @Nullable Quantity ours, @Nullable Quantity deviation, int seeds, List<Value> values, String budget) {
        /** Nothing. */
        public static final Measured NOTHING = new Measured(null, null, 0, List.of(), "");
    }

    /**
     * What one run measured.
     *
     * @param run its id, abbreviated
     * @param wilson where it would lie on other test images of the same source; null for what is no share of images
     */
    public record Value(
            long seed, Quantity value, String run, @Nullable RangeView wilson) {}

    /**
     * A verdict.
     *
     * @param kind {@code reproduced}, {@code not-reproduced}, {@code inconclusive}, {@code not-comparable}, {@code not-run}
     * @param symbol what stands for it, so that colour is never alone
     * @param text in words
     */
    public record VerdictView(String kind, String symbol, String text) {}

    /**
     * A tolerance.
     *
     * @param where the cells that it is for, or nothing for all others
     * @param unit of delta
     */
    public record ToleranceView(String where, Quantity delta, String unit, String reason) {}

    /**
     * Cells that were not measured with the full budget.
     *
     * @param cells how many
     */
    public record MissingView(String command, int cells) {}
}
