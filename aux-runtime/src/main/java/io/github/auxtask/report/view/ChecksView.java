package io.github.auxtask.report.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks of attacks, over all runs.
 *
 * @param rows a check of an evaluation, over all runs
 * @param findings those that failed or warned, with their runs
 */
public record ChecksView(List<Row> rows, List<Finding> findings) {
    /**
     * One check of one evaluation.
     *
     * @param evaluation its name
     * @param id {@code C3}
     * @param name in a few words
     * @param severe whether a failure makes the robust accuracy unreliable
     * @param runs how many have it, by status
     */
    public record Row(
            String evaluation,
            String id,
            String name,
            boolean severe,
            Counts runs,
            @JsonUnwrapped Worst worst) {}

    /**
     * The run that fared worst.
     *
     * @param value its number, or nothing
     * @param limit what it is held against
     * @param text of that run
     * @param more how many other runs have that status
     * @param status {@code ok}, {@code warn}, {@code fail} or {@code not-run}
     * @param symbol stands for the status
     */
    public record Worst(
            @JsonProperty("worst") @Nullable Quantity value,
            String unit,
            String limit,
            String text,
            int more,
            String status,
            String symbol) {}

    /** How many runs have which status. */
    public record Counts(int ok, int warn, int fail, int notRun) {}

    /**
     * A check of an evaluation that some runs did not pass.
     *
     * @param check id and name
     * @param status {@code warn} or {@code fail}
     * @param runs which, in the order of runs
     * @param more how many runs are not listed
     * @param text what was seen, if it was the same in every run, or nothing
     */
    public record Finding(
            String evaluation,
            String check,
            String status,
            String symbol,
            boolean severe,
            List<Run> runs,
            int more,
            String limit,
            String text) {}

    /**
     * A run that did not pass.
     *
     * @param label variant, seed and budget
     * @param id abbreviated
     * @param value with its unit, or nothing
     * @param text what was seen, or nothing where the finding says it of all runs
     */
    public record Run(String label, String id, String value, String text) {}
}
