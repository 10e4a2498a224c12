package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in {@code reproduction.yaml} something stands that was found to be wrong only when the plan was made. */
public final class ReproductionLines {
    private static final String SETTINGS = "settings";
    private static final String OVERRIDES = "overrides";
    private static final String EVALUATIONS = "evaluations";
    private static final String DEVIATIONS = "deviations";
    private static final String NEEDS = "needs";

    private final YamlDocument document;

    private ReproductionLines(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads the file again.
     *
     * @throws io.github.auxtask.core.BadInputException if it cannot be read
     */
    public static ReproductionLines read(Path yaml) {
        return new ReproductionLines(YamlDocument.read(yaml));
    }

    /**
     * The line of a setting, an evaluation or another key, or of the nearest key around it.
     *
     * @param at {@code settings} and a dotted key, {@code evaluations} and the name of one, {@code needs} and a role, or keys from the
     *     root of the file on
     * @param value of the setting, for one that is written in several places, or the variant that needs something, as in {@code
     *     task=ft,model=resnet18}; {@code null} if any will do
     */
    public int line(List<String> at, @Nullable String value) {
        if (at.size() == 2 && at.get(0).equals(SETTINGS)) {
            return setting(at.get(1), value);
        }
        if (at.size() == 2 && at.get(0).equals(EVALUATIONS)) {
            return evaluation(at.get(1));
        }
        if (at.size() == 2 && at.get(0).equals(NEEDS) && value != null) {
            return need(at.get(1), List.of(value.split(",", -1)));
        }
        return document.line(at);
    }

    /** The first entry that gives a variant something in this role, or all of them. */
    private int need(String role, List<String> variant) {
        JsonNode needs = document.root().path(NEEDS);
        for (int i = 0; i < needs.size(); i++) {
            if (matches(needs.path(i).path("when"), variant)
                    && needs.path(i).path("as").asText().equals(role)) {
                return document.line(List.of(NEEDS, Integer.toString(i)));
            }
        }
        return document.line(List.of(NEEDS));
    }

    private static boolean matches(JsonNode when, List<String> variant) {
        return YamlValues.lists(when).entrySet().stream()
                .allMatch(axis ->
                        axis.getValue().stream().anyMatch(word -> variant.contains(axis.getKey() + "=" + word)));
    }

    private int setting(String key, @Nullable String value) {
        List<List<String>> places = new ArrayList<>();
        JsonNode root = document.root();
        within(List.of(SETTINGS), key).ifPresent(places::add);
        for (int i = 0; i < root.path(OVERRIDES).size(); i++) {
            within(List.of(OVERRIDES, Integer.toString(i), SETTINGS), key).ifPresent(places::add);
        }
        for (Map.Entry<String, JsonNode> budget : root.path("budgets").properties()) {
            within(List.of("budgets", budget.getKey(), SETTINGS), key).ifPresent(places::add);
            for (int i = 0; i < budget.getValue().path(OVERRIDES).size(); i++) {
                within(List.of("budgets", budget.getKey(), OVERRIDES, Integer.toString(i), SETTINGS), key)
                        .ifPresent(places::add);
            }
        }
        for (int i = 0; i < root.path(DEVIATIONS).size(); i++) {
            if (root.path(DEVIATIONS).path(i).path("key").asText().equals(key)) {
                places.add(List.of(DEVIATIONS, Integer.toString(i), "use"));
            }
        }
        List<String> place = places.stream()
                .filter(candidate -> at(candidate).asText().equals(value))
                .findFirst()
                .orElse(places.isEmpty() ? List.of(SETTINGS) : places.get(0));
        return document.line(place);
    }

    /** The path of a dotted key below a mapping, in which it may be written as one key or as nested mappings. */
    private Optional<List<String>> within(List<String> path, String key) {
        JsonNode mapping = at(path);
        if (mapping.has(key)) {
            return Optional.of(extended(path, key));
        }
        for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
            if (key.startsWith(entry.getKey() + ".")) {
                Optional<List<String>> below = within(
                        extended(path, entry.getKey()),
                        key.substring(entry.getKey().length() + 1));
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    private int evaluation(String name) {
        JsonNode evaluations = document.root().path(EVALUATIONS);
        for (int i = 0; i < evaluations.size(); i++) {
            if (evaluations.path(i).path("name").asText().equals(name)) {
                return document.line(List.of(EVALUATIONS, Integer.toString(i)));
            }
        }
        return document.line(List.of(EVALUATIONS));
    }

    private JsonNode at(List<String> path) {
        JsonNode node = document.root();
        for (String step : path) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static List<String> extended(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
