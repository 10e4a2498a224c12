package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the schema cannot say of nested settings: every key once, however it is written, and lists of one sort of item. */
final class SettingsRules {
    private static final String SETTINGS = "settings";

    private static final String OVERRIDES = "overrides";

    private final YamlDocument yaml;

    SettingsRules(YamlDocument yaml) {
        this.yaml = yaml;
    }

    void check() {
        JsonNode root = yaml.root();
        settings(root.path(SETTINGS), List.of(SETTINGS));
        JsonNode overrides = root.path(OVERRIDES);
        for (int i = 0; i < overrides.size(); i++) {
            settings(overrides.path(i).path(SETTINGS), List.of(OVERRIDES, Integer.toString(i), SETTINGS));
        }
        JsonNode evaluations = root.path("evaluations");
        for (int i = 0; i < evaluations.size(); i++) {
            settings(evaluations.path(i), List.of("evaluations", Integer.toString(i)));
        }
        root.path("budgets").properties().forEach(budget -> {
            settings(budget.getValue().path(SETTINGS), List.of("budgets", budget.getKey(), SETTINGS));
            JsonNode parts = budget.getValue().path(OVERRIDES);
            for (int i = 0; i < parts.size(); i++) {
                settings(
                        parts.path(i).path(SETTINGS),
                        List.of("budgets", budget.getKey(), OVERRIDES, Integer.toString(i), SETTINGS));
            }
        });
        JsonNode deviations = root.path("deviations");
        for (int i = 0; i < deviations.size(); i++) {
            for (String reading : List.of("paper", "code", "use")) {
                value(deviations.path(i).path(reading), List.of("deviations", Integer.toString(i), reading));
            }
        }
    }

    private void settings(JsonNode settings, List<String> path) {
        keys("", settings, path, new HashSet<>());
    }

    private void keys(String prefix, JsonNode node, List<String> path, Set<String> seen) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            List<String> place = extended(path, entry.getKey());
            if (entry.getValue().isObject()) {
                keys(key + ".", entry.getValue(), place, seen);
                return;
            }
            if (!seen.add(key)) {
                throw yaml.bad(place, "the setting '" + key + "' is there twice, as a dotted key and within a map.");
            }
            value(entry.getValue(), place);
        });
    }

    private void value(JsonNode value, List<String> path) {
        if (!value.isArray()) {
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            List<String> place = extended(path, Integer.toString(i));
            if (value.path(i).isObject() != value.path(0).isObject()) {
                throw yaml.bad(
                        place, "a list holds either texts and numbers or maps, but '" + name(path) + "' holds both.");
            }
            if (value.path(i).isObject()) {
                settings(value.path(i), place);
            }
        }
    }

    private static String name(List<String> path) {
        return path.get(path.size() - 1);
    }

    private static List<String> extended(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
