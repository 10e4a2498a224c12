package io.github.auxtask.run.execute;

import io.github.auxtask.provenance.RecordDifference;
import io.github.auxtask.run.job.Events;
import java.util.List;
import java.util.Locale;

/** Tells people what came of repeating a run: one line for each value that differs. */
final class RepetitionReport {
    /** A training that drifts differs in every epoch; nobody reads on after some dozens. */
    private static final int LINES = 60;

    private static final int NARROW = 12;

    private final Events events;

    RepetitionReport(Events events) {
        this.events = events;
    }

    /** @param values how many were compared */
    void differences(List<RecordDifference> differences, int values) {
        if (differences.isEmpty()) {
            events.info("all " + values + " values are equal: data, splits, losses, accuracies, weights");
            return;
        }
        events.info(differences.size() + " of " + values + " values differ:");
        table(differences);
    }

    /** What is another machine, version or setting of the engine. */
    void surroundings(List<RecordDifference> differences) {
        if (!differences.isEmpty()) {
            events.info("it was computed elsewhere or by other programs:");
            table(differences);
        }
    }

    /** Why that was to be expected, or what it is worth. */
    void verdict(boolean equal, boolean bitwise, boolean sameSurroundings) {
        if (equal) {
            events.info("the run was repeated exactly");
        } else if (!sameSurroundings) {
            events.warn(
                    "the run was not repeated exactly, which only the same machine and programs can be expected to do");
        } else if (!bitwise) {
            events.warn("the run was not repeated exactly, which its level of determinism does not promise");
        }
    }

    private void table(List<RecordDifference> rows) {
        int field = width(rows.stream().mapToInt(row -> row.field().length()).max());
        int original =
                width(rows.stream().mapToInt(row -> row.original().length()).max());
        line(field, original, "value", "original", "repeated");
        rows.stream().limit(LINES).forEach(row -> line(field, original, row.field(), row.original(), row.repeated()));
        if (rows.size() > LINES) {
            events.info("  and " + (rows.size() - LINES) + " more");
        }
    }

    private static int width(java.util.OptionalInt longest) {
        return Math.max(NARROW, longest.orElse(0));
    }

    private void line(int field, int original, String name, String first, String second) {
        events.info(String.format(Locale.ROOT, "  %-" + field + "s | %-" + original + "s | %s", name, first, second));
    }
}
