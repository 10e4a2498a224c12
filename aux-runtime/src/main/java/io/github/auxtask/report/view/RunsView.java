package io.github.auxtask.report.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every run, one per row.
 *
 * @param axes the axes of the grid
 * @param evaluations names of the evaluations
 * @param readings settings that the paper leaves open, any listed reading of which counts
 * @param rows by budget, variant and seed
 * @param attempts at these runs that do not count, in the same order
 * @param ledger what the ledger of all trainings tells, in words
 * @param phases how each phase of the runs with several ended, run by run
 */
public record RunsView(
        List<String> axes,
        List<String> evaluations,
        List<String> readings,
        List<Row> rows,
        List<Attempt> attempts,
        String ledger,
        List<Phase> phases) {
    /**
     * A phase of a training.
     *
     * @param run the variant and seed, in words
     * @param name of the phase
     * @param epochs trained
     * @param kept epoch of the training whose weights the next phase starts from
     * @param loss of that epoch
     * @param training accuracy in that epoch, in percent
     * @param validation accuracy after it, in percent
     * @param trainable parameters or modules that were trained
     * @param parameters how many numbers that are
     * @param time of all its epochs, in words
     */
    public record Phase(
            String run,
            String name,
            Quantity epochs,
            Quantity kept,
            Quantity loss,
            Quantity training,
            Quantity validation,
            String trainable,
            Quantity parameters,
            String time) {}

    /**
     * A run.
     *
     * @param id abbreviated
     * @param file its record, relative to the reproduction's folder
     * @param variant its value on every axis
     * @param accuracies one per evaluation, in percent; null where it was not made
     * @param readings of the settings that the paper leaves open, in the same order
     * @param command repeats it
     */
    public record Row(
            String id,
            String file,
            String budget,
            List<String> variant,
            long seed,
            @JsonUnwrapped Outcome outcome,
            List<@Nullable Quantity> accuracies,
            @JsonUnwrapped Time time,
            List<String> readings,
            String command) {}

    /**
     * How a training ended.
     *
     * @param status {@code completed} or {@code failed}
     * @param selected which epoch's weights were evaluated
     */
    public record Outcome(String status, int epochs, String selected) {}

    /**
     * How long a run took.
     *
     * @param imagesPerSecond in training; null if it is not known
     * @param wallTime from start to end, in words
     * @param seconds from start to end
     */
    public record Time(@Nullable Quantity imagesPerSecond, String wallTime, double seconds) {}

    /**
     * A training that does not count: it failed, or a later one replaced it.
     *
     * @param id abbreviated
     * @param file its record, relative to the reproduction's folder
     * @param run the variant and seed, in words
     * @param status {@code completed} or {@code failed}
     * @param epochs trained
     * @param accuracies what it measured, an evaluation each
     * @param wallTime from start to end, in words
     * @param seconds from start to end
     * @param text why it does not count
     */
    public record Attempt(
            String id,
            String file,
            String run,
            String budget,
            String status,
            Quantity epochs,
            List<Measured> accuracies,
            String wallTime,
            double seconds,
            String text) {}

    /**
     * What an attempt measured.
     *
     * @param evaluation its name
     * @param accuracy in percent
     */
    public record Measured(String evaluation, Quantity accuracy) {}
}
