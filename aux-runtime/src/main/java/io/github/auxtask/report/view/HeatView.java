package io.github.auxtask.report.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy of one variant under corruptions: one row per corruption, one column per severity. A table whose cells are shaded, so that
 * it can be read aloud, searched and printed.
 *
 * @param id unique on the page
 * @param title variant and budget
 * @param columns the severities
 * @param rows the corruptions, and last their mean
 * @param note how many seeds, where the images come from, and what cannot be compared
 */
public record HeatView(String id, String title, List<String> columns, List<Row> rows, String note) {
    /**
     * A corruption.
     *
     * @param cells one per severity; null where it was not measured
     * @param mean over severities
     */
    public record Row(
            String name,
            List<@Nullable Cell> cells,
            @Nullable Cell mean) {}

    /**
     * A shaded number.
     *
     * @param shade from 0 (the least accuracy there can be) to 9
     */
    public record Cell(Quantity accuracy, int shade) {}
}
