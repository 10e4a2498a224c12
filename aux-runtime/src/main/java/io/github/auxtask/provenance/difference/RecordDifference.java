package io.github.auxtask.provenance.difference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.provenance.RecordJson;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A value in which the records of one run, trained twice, differ.
 *
 * @param field {@code training.history[3].loss}
 * @param original as JSON
 * @param repeated as JSON; {@code -} where there is none
 */
public record RecordDifference(String field, String original, String repeated) {
    /** Which line of the ledger it began with is neither what was computed nor where. */
    static final String LEDGER = "training.ledger";

    private static final String ABSENT = "-";

    /** Of no influence on the bits of a training on the same machine with the same programs. */
    private static final Set<String> HARMLESS = Set.of("code", "determinism", "jvm", "locale", "streams");

    /** What was computed: data and training, without times. */
    public static List<RecordDifference> ofResults(RunRecord original, RunRecord repeated) {
        return between(results(original), results(repeated));
    }

    /** Where it was computed, as far as bits may depend on it. */
    public static List<RecordDifference> ofSurroundings(RunRecord original, RunRecord repeated) {
        return between(surroundings(original), surroundings(repeated));
    }

    /** How many values {@link #ofResults} compares. */
    public static int count(RunRecord original) {
        return results(original).size();
    }

    private static Map<String, JsonNode> results(RunRecord record) {
        Map<String, JsonNode> values = new TreeMap<>();
        JsonNode tree = RecordJson.tree(record);
        RecordFields.collect("data", tree.path("data"), values);
        RecordFields.collect("training", tree.path("training"), values);
        values.keySet().removeIf(field -> isPlace(field) || field.equals(LEDGER));
        return values;
    }

    /** Where a training that was interrupted was trained is part of its surroundings. */
    static boolean isPlace(String field) {
        return field.startsWith("training.stretches");
    }

    private static Map<String, JsonNode> surroundings(RunRecord record) {
        Map<String, JsonNode> values = new TreeMap<>();
        RecordJson.tree(record).path("provenance").properties().forEach(entry -> {
            if (!HARMLESS.contains(entry.getKey())) {
                RecordFields.collect(entry.getKey(), entry.getValue(), values);
            }
        });
        RecordFields.collect("training", RecordJson.tree(record).path("training"), values);
        values.keySet().removeIf(field -> field.startsWith("training.") && !isPlace(field));
        return values;
    }

    /** Whether these are other forms of a network's operations, which decide about the last bits, and nothing else but our own programs. */
    public static boolean areForms(List<RecordDifference> surroundings) {
        return surroundings.stream().anyMatch(difference -> isForm(difference.field()))
                && surroundings.stream()
                        .allMatch(difference -> isForm(difference.field()) || isOurs(difference.field()));
    }

    private static boolean isOurs(String field) {
        return field.startsWith("artifacts.aux-runtime")
                || field.equals("artifacts.class path")
                || field.equals("versions.auxtask");
    }

    /** {@code arithmetic.graph forms} and the like. */
    private static boolean isForm(String field) {
        return field.startsWith("arithmetic.") && field.endsWith(" forms");
    }

    /**
     * What the original did not record cannot differ, but for epochs that the repetition has more, and for forms: who wrote none did not have
     * today's.
     */
    private static List<RecordDifference> between(Map<String, JsonNode> original, Map<String, JsonNode> repeated) {
        List<RecordDifference> differences = new ArrayList<>();
        original.forEach((field, value) -> {
            JsonNode other = repeated.get(field);
            if (!value.isNull() && !value.equals(other)) {
                differences.add(
                        new RecordDifference(field, value.toString(), other == null ? ABSENT : other.toString()));
            }
        });
        repeated.forEach((field, value) -> {
            if (!original.containsKey(field) && (field.startsWith("training.history[") || isForm(field))) {
                differences.add(new RecordDifference(field, ABSENT, value.toString()));
            }
        });
        return differences;
    }
}
