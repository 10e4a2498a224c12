package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One cell: the published number, ours, and what can be said about them.
 *
 * @param words what the table's rows and columns call this cell, by {@code rows} and {@code across}, in the paper's words
 * @param coordinates axis to our value
 * @param published the printed number; null where the paper has none
 * @param measured our values; null where nothing was measured
 * @param tolerance how far our mean may lie from the printed interval
 * @param statistics intervals and tests
 * @param verdict what follows
 * @param strong our strong evaluation beside the paper's attack; {@code null} where the table names none for this cell
 * @param unreliable texts of severe checks that its evaluation failed; empty if its numbers may be believed
 * @param command what measures this cell with the largest budget
 * @param remarks what a reader of this cell must know, as whole sentences: failed runs, other settings
 */
public record CellComparison(
        Map<String, String> words,
        Map<String, String> coordinates,
        @Nullable PrintedNumber published,
        @Nullable MeasuredValues measured,
        Tolerance tolerance,
        CellStatistics statistics,
        Verdict verdict,
        @Nullable StrongValue strong,
        List<String> unreliable,
        String command,
        List<String> remarks) {
    public CellComparison {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
        unreliable = List.copyOf(unreliable);
        remarks = List.copyOf(remarks);
    }

    /** For people: {@code ResNet / FT / clean / adversarial}. */
    public String label() {
        return words.values().stream().collect(Collectors.joining(" / "));
    }

    /** Our mean minus the printed number; null without one of them. */
    public @Nullable BigDecimal difference() {
        return published == null || measured == null ? null : measured.mean().subtract(published.value());
    }

    /** How far our mean lies outside the interval that the printed number stands for, 0 inside; null without one of them. */
    public @Nullable BigDecimal distance() {
        return published == null || measured == null ? null : distance(published, measured.mean());
    }

    static BigDecimal distance(PrintedNumber printed, BigDecimal value) {
        BigDecimal below = printed.lower().subtract(value);
        BigDecimal above = value.subtract(printed.upper());
        return below.max(above).max(BigDecimal.ZERO);
    }
}
