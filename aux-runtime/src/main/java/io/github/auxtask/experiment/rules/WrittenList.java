package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting that {@code reproduction.yaml} gives as a list of words and numbers. A plan keeps such a list as one text, so that a list of one
 * word can only be told from the word in the file itself.
 *
 * @param at the keys that lead to it from the root of the file on
 * @param evaluation the name of the evaluation that it belongs to; empty for a setting of the method
 * @param key dotted; within a list of maps the map's own
 * @param inMap whether it is within a list of maps
 * @param attack that the map is of; empty if it names none
 * @param items as they are written
 */
public record WrittenList(
        List<String> at, String evaluation, String key, boolean inMap, String attack, List<String> items) {
    private static final String SETTINGS = "settings";
    private static final String OVERRIDES = "overrides";

    public WrittenList {
        at = List.copyOf(at);
        items = List.copyOf(items);
    }

    /**
     * All that there are, in the order of the file's sections.
     *
     * @throws io.github.auxtask.core.BadInputException if it cannot be read
     */
    public static List<WrittenList> read(Path yaml) {
        JsonNode root = YamlDocument.read(yaml).root();
        List<WrittenList> found = new ArrayList<>();
        settings(root, List.of(), found);
        root.path("budgets")
                .properties()
                .forEach(budget -> settings(budget.getValue(), List.of("budgets", budget.getKey()), found));
        JsonNode deviations = root.path("deviations");
        for (int i = 0; i < deviations.size(); i++) {
            String key = deviations.path(i).path("key").asText();
            for (String reading : List.of("paper", "code", "use")) {
                List<String> at = List.of("deviations", Integer.toString(i), reading);
                value(deviations.path(i).path(reading), new Place(at, "", key, false, ""), found);
            }
        }
        JsonNode evaluations = root.path("evaluations");
        for (int i = 0; i < evaluations.size(); i++) {
            String name = evaluations.path(i).path("name").asText();
            List<String> at = List.of("evaluations", Integer.toString(i));
            keys(evaluations.path(i), new Place(at, name, "", false, ""), found);
        }
        return List.copyOf(found);
    }

    /** The settings and overrides of the file, or of a budget. */
    private static void settings(JsonNode node, List<String> at, List<WrittenList> found) {
        keys(node.path(SETTINGS), new Place(longer(at, SETTINGS), "", "", false, ""), found);
        JsonNode overrides = node.path(OVERRIDES);
        for (int i = 0; i < overrides.size(); i++) {
            List<String> place = longer(longer(longer(at, OVERRIDES), Integer.toString(i)), SETTINGS);
            keys(overrides.path(i).path(SETTINGS), new Place(place, "", "", false, ""), found);
        }
    }

    /** Where a value stands; the key begins without a dot. */
    private record Place(List<String> at, String evaluation, String key, boolean inMap, String attack) {
        Place below(String name) {
            return new Place(longer(at, name), evaluation, key.isEmpty() ? name : key + "." + name, inMap, attack);
        }

        Place item(int index, JsonNode map) {
            return new Place(
                    longer(at, Integer.toString(index)),
                    evaluation,
                    "",
                    true,
                    map.path("attack").asText());
        }
    }

    private static void keys(JsonNode node, Place place, List<WrittenList> found) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                keys(entry.getValue(), place.below(entry.getKey()), found);
            } else {
                value(entry.getValue(), place.below(entry.getKey()), found);
            }
        });
    }

    private static void value(JsonNode value, Place place, List<WrittenList> found) {
        if (!value.isArray()) {
            return;
        }
        if (value.isEmpty() || !value.path(0).isObject()) {
            found.add(new WrittenList(
                    place.at(),
                    place.evaluation(),
                    place.key(),
                    place.inMap(),
                    place.attack(),
                    YamlValues.texts(value)));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            keys(value.path(i), place.item(i, value.path(i)), found);
        }
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
