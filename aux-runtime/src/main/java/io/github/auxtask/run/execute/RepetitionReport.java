package io.github.auxtask.run.execute;

import io.github.auxtask.provenance.difference.RecordDifference;
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

    /**
     * What was compared.
     *
     * @param values how many were compared
     * @param weights whether the trained values are among them
     */
    void differences(List<RecordDifference> differences, int values, boolean weights) {
        if (!weights) {
            events.info(
                    "the original's weights are not here, and its record has no digest of them: they are not compared");
        }
        if (differences.isEmpty()) {
            events.info("all " + values + " values are equal: data, splits, losses, accuracies"
                    + (weights ? ", weights" : ""));
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
    void verdict(boolean equal, boolean weights, boolean bitwise, List<RecordDifference> surroundings) {
        if (equal) {
            events.info("the run was repeated exactly" + (weights ? "" : ", as far as its record tells"));
        } else if (RecordDifference.areForms(surroundings)) {
            events.warn(
                    "the run was not repeated exactly: this version of the programs computes the same network in other forms, which"
                            + " round otherwise; nothing else differs from then");
        } else if (!surroundings.isEmpty()) {
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
