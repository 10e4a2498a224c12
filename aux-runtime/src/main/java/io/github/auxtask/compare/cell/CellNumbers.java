package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.published.PrintedNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cell before it is judged.
 *
 * @param label what it is called in sentences
 * @param words what the table's rows and columns call this cell, by {@code rows} and {@code across}, in the paper's words
 * @param coordinates axis to our value
 * @param published the printed number; null where the paper has none
 * @param measured our values; null where nothing was measured
 * @param tolerance how far our mean may lie from the printed interval
 * @param strong our strong evaluation beside the paper's attack; {@code null} where the table names none for this cell
 * @param unreliable texts of severe checks that its evaluation failed; empty if its numbers may be believed
 * @param command what measures this cell with the largest budget
 * @param remarks what a reader of this cell must know, as whole sentences: failed runs, other settings
 */
public record CellNumbers(
        String label,
        Map<String, String> words,
        Map<String, String> coordinates,
        @Nullable PrintedNumber published,
        @Nullable MeasuredValues measured,
        Tolerance tolerance,
        @Nullable StrongValue strong,
        List<String> unreliable,
        String command,
        List<String> remarks) {
    public CellNumbers {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
        unreliable = List.copyOf(unreliable);
        remarks = List.copyOf(remarks);
    }
}
