package io.github.auxtask.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every run, one a row.
 *
 * @param axes the axes of the grid
 * @param evaluations names of the evaluations
 * @param rows by budget, variant and seed
 */
public record RunsView(List<String> axes, List<String> evaluations, List<Row> rows) {
    /**
     * A run.
     *
     * @param id abbreviated
     * @param file its record, relative to the reproduction's folder
     * @param variant its value on every axis
     * @param status {@code completed} or {@code failed}
     * @param selected which epoch's weights were evaluated
     * @param accuracies one an evaluation, in percent; null where it was not made
     * @param imagesPerSecond in training; null if it is not known
     * @param wallTime from start to end, in words
     * @param seconds from start to end
     * @param command repeats it
     */
    public record Row(
            String id,
            String file,
            String budget,
            List<String> variant,
            long seed,
            String status,
            int epochs,
            String selected,
            List<@Nullable Quantity> accuracies,
            @Nullable Quantity imagesPerSecond,
            String wallTime,
            double seconds,
            String command) {}
}
