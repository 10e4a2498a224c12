package io.github.auxtask.provenance.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.provenance.RecordJson;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where any two records differ, in three groups.
 *
 * @param settings what was asked for: method, variant, seed, settings, data, needed runs, and settings of evaluations
 * @param environment code, programs, machine and engine, of the training and of the evaluations
 * @param values what came of it, without times
 * @param equalValues how many values are equal
 */
public record RecordPair(
        List<RecordDifference> settings,
        List<RecordDifference> environment,
        List<RecordDifference> values,
        int equalValues) {
    private static final String PROVENANCE = "provenance";
    private static final String EVALUATIONS = "evaluations";
    private static final List<String> ASKED = List.of("method", "variant", "seed", "settings", "needs");
    private static final List<String> OF_DATA = List.of("name", "digest", "settings");
    private static final String ABSENT = "-";

    public RecordPair {
        settings = List.copyOf(settings);
        environment = List.copyOf(environment);
        values = List.copyOf(values);
    }

    /** Compares two records, of the same run or not. */
    public static RecordPair of(RunRecord first, RunRecord second) {
        Groups one = Groups.of(first);
        Groups other = Groups.of(second);
        List<RecordDifference> values = between(one.values, other.values);
        long equal = one.values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(other.values.get(entry.getKey())))
                .count();
        return new RecordPair(
                between(one.settings, other.settings),
                between(one.environment, other.environment),
                values,
                Math.toIntExact(equal));
    }

    private record Groups(
            Map<String, JsonNode> settings, Map<String, JsonNode> environment, Map<String, JsonNode> values) {
        static Groups of(RunRecord record) {
            Groups groups = new Groups(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            ObjectNode tree = RecordJson.tree(record);
            ASKED.forEach(field -> RecordFields.collect(field, tree.path(field), groups.settings));
            tree.path("data")
                    .properties()
                    .forEach(entry -> RecordFields.collect(
                            "data." + entry.getKey(),
                            entry.getValue(),
                            OF_DATA.contains(entry.getKey()) ? groups.settings : groups.values));
            RecordFields.collect("training", tree.path("training"), groups.values);
            groups.values.keySet().stream()
                    .filter(RecordDifference::isPlace)
                    .forEach(field -> groups.environment.put(field, groups.values.get(field)));
            groups.values.keySet().removeIf(RecordDifference::isPlace);
            groups.values.remove(RecordDifference.LEDGER);
            RecordFields.collect(PROVENANCE, tree.path(PROVENANCE), groups.environment);
            tree.path(EVALUATIONS).forEach(groups::evaluation);
            return groups;
        }

        /** By its name and not by its place, so that a further one moves nothing. */
        private void evaluation(JsonNode evaluation) {
            String name = EVALUATIONS + "." + evaluation.path("name").asText();
            evaluation.properties().forEach(entry -> {
                Map<String, JsonNode> group = switch (entry.getKey()) {
                    case PROVENANCE, "reads" -> environment;
                    case "settings" -> settings;
                    default -> values;
                };
                if (!entry.getKey().equals("name")
                        && !entry.getKey().equals("id")
                        && !RecordFields.TIMES.contains(entry.getKey())) {
                    RecordFields.collect(name + "." + entry.getKey(), entry.getValue(), group);
                }
            });
        }
    }

    private static List<RecordDifference> between(Map<String, JsonNode> first, Map<String, JsonNode> second) {
        Map<String, JsonNode> all = new TreeMap<>(first);
        second.forEach(all::putIfAbsent);
        List<RecordDifference> differences = new ArrayList<>();
        for (String field : all.keySet()) {
            JsonNode one = first.get(field);
            JsonNode other = second.get(field);
            if (one == null || !one.equals(other)) {
                differences.add(new RecordDifference(field, text(one), text(other)));
            }
        }
        return differences;
    }

    private static String text(@org.jspecify.annotations.Nullable JsonNode value) {
        return value == null ? ABSENT : value.isTextual() ? value.asText() : value.toString();
    }
}
