package io.github.auxtask.maven.log;

import io.github.auxtask.provenance.difference.RecordDifference;
import io.github.auxtask.provenance.difference.RecordPair;
import java.util.ArrayList;
import java.util.List;

/** Where two records differ, as lines of the log. */
public final class DifferenceText {
    /** Trainings that drift differ in every epoch; nobody reads on after some dozens. */
    private static final int LINES = 60;

    private static final int LONGEST = 60;

    private DifferenceText() {}

    public static List<String> lines(RecordPair pair) {
        List<String> lines = new ArrayList<>();
        group("settings", pair.settings(), lines);
        group("environment", pair.environment(), lines);
        group("values", pair.values(), lines);
        lines.add(pair.equalValues() + " values are equal, " + pair.values().size() + " differ"
                + (pair.settings().isEmpty() ? "; the same was asked for" : ""));
        return lines;
    }

    private static void group(String name, List<RecordDifference> differences, List<String> lines) {
        if (differences.isEmpty()) {
            lines.add(name + ": no difference");
            return;
        }
        TextTable table = new TextTable(name, "first", "second");
        differences.stream()
                .limit(LINES)
                .forEach(row -> table.row(row.field(), shown(row.original()), shown(row.repeated())));
        lines.addAll(table.lines());
        if (differences.size() > LINES) {
            lines.add("and " + (differences.size() - LINES) + " more");
        }
    }

    private static String shown(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
    }
}
