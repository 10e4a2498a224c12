package io.github.auxtask.provenance;

import org.jspecify.annotations.Nullable;

/**
 * What a check of an evaluation found.
 *
 * @param id {@code C3}
 * @param name in a few words
 * @param status what came of it
 * @param severe whether a failure makes the robust accuracy unreliable
 * @param value the number that was judged; {@code null} if the check has none, or was not run
 * @param unit of the number: {@code points}, {@code %}; empty if it has none
 * @param limit what it was held against, as text: {@code <= 0.2}
 * @param text a sentence for the report: what was seen, or why the check was not run
 */
public record CheckOutcome(
        String id,
        String name,
        Status status,
        boolean severe,
        @Nullable Double value,
        String unit,
        String limit,
        String text) {
    /** A check that was not made is never OK. */
    public enum Status {
        OK,
        WARN,
        FAIL,
        NOT_RUN
    }

    /** Whether the evaluation that was checked must not be relied on. */
    public boolean failsSeverely() {
        return severe && status == Status.FAIL;
    }
}
