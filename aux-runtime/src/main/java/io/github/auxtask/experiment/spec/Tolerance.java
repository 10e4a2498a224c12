package io.github.auxtask.experiment.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How far from the printed number a result may lie and still count as the same, fixed before anything is run.
 *
 * @param delta half width, in the unit of the table (percentage points for accuracies in percent)
 * @param reason why this much
 * @param exceptions cells with another tolerance; the first that matches wins
 */
public record Tolerance(BigDecimal delta, String reason, List<Special> exceptions) {
    /** Of tables of our numbers alone. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, "nothing is compared", List.of());

    /** A part of the table with a tolerance of its own. */
    public record Special(VariantFilter when, BigDecimal delta, String reason) {}

    public Tolerance {
        exceptions = List.copyOf(exceptions);
    }

    /** The tolerance of the cell at these coordinates, without exceptions. */
    public Tolerance at(Map<String, String> coordinates) {
        return exceptions.stream()
                .filter(exception -> exception.when().matches(coordinates))
                .findFirst()
                .map(exception -> new Tolerance(exception.delta(), exception.reason(), List.of()))
                .orElseGet(() -> new Tolerance(delta, reason, List.of()));
    }
}
