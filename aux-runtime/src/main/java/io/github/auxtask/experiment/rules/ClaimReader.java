package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.experiment.spec.Measure;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Builds the claims from a tree that the schema has accepted. A claim without meaning becomes a problem and leaves the others
 * standing, because a slip in one sentence must not hide a whole report.
 */
final class ClaimReader {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final YamlDocument yaml;
    private final ClaimRules rules;
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    ClaimReader(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.rules = new ClaimRules(yaml, reproduction);
    }

    ClaimReader read() {
        JsonNode list = yaml.root().path("claims");
        for (int i = 0; i < list.size(); i++) {
            List<String> place = List.of("claims", Integer.toString(i));
            try {
                Claim claim = claim(list.get(i), place);
                rules.check(claim, place);
                claims.add(claim);
            } catch (BadInputException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return this;
    }

    List<Claim> claims() {
        return claims;
    }

    List<String> problems() {
        return problems;
    }

    private Claim claim(JsonNode node, List<String> place) {
        Map<String, String> where = new LinkedHashMap<>(YamlValues.words(node.path("where")));
        if (node.has(TableColumn.EVALUATION)) {
            where.put(TableColumn.EVALUATION, node.path(TableColumn.EVALUATION).asText());
        }
        return new Claim(
                node.path("id").asText(),
                new Claim.Sentence(
                        node.path("says").asText(),
                        node.path("quote").asText(""),
                        node.path("source").asText(),
                        YamlValues.texts(node.path("differs"))),
                new Measure(
                        node.path(TableColumn.METRIC).asText("accuracy"),
                        Measure.PERCENT,
                        node.path("facts").asBoolean(false)),
                node.path("better").asText("higher").equals("lower"),
                where,
                groups(node.path("groups"), extended(place, "groups")),
                node.has("at-least") ? node.path("at-least").asInt() : null,
                statement(node, place),
                yaml.line(place));
    }

    /** A list of axes means all of their values. */
    private Map<String, List<String>> groups(JsonNode node, List<String> place) {
        if (node.isObject()) {
            return YamlValues.lists(node);
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        YamlValues.texts(node).forEach(axis -> groups.put(axis, rules.values(axis, place)));
        return groups;
    }

    private ClaimStatement statement(JsonNode node, List<String> place) {
        switch (node.path("kind").asText()) {
            case "beats" -> {
                require(node, place, "right");
                return new ClaimStatement.Beats(
                        YamlValues.words(node.path("left")), YamlValues.lists(node.path("right")));
            }
            case "equal-within" -> {
                require(node, place, "right", "delta");
                return new ClaimStatement.EqualWithin(
                        YamlValues.words(node.path("left")),
                        YamlValues.lists(node.path("right")),
                        node.path("delta").decimalValue());
            }
            case "ordering" -> {
                require(node, place, "axis", "order");
                return new ClaimStatement.Ordering(node.path("axis").asText(), YamlValues.texts(node.path("order")));
            }
            default -> {
                require(node, place, "axis", "direction");
                return new ClaimStatement.Trend(
                        node.path("axis").asText(),
                        points(node, place),
                        node.path("direction").asText().equals("rising"));
            }
        }
    }

    /** The points as they are given, else the values of the axis, which must then be numbers. */
    private Map<String, BigDecimal> points(JsonNode node, List<String> place) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        if (node.has("points")) {
            node.path("points")
                    .properties()
                    .forEach(
                            entry -> points.put(entry.getKey(), entry.getValue().decimalValue()));
            return points;
        }
        String axis = node.path("axis").asText();
        for (String value : rules.values(axis, extended(place, "axis"))) {
            if (!NUMBER.matcher(value).matches()) {
                throw yaml.bad(
                        extended(place, "axis"),
                        "'" + value + "' of the axis '" + axis
                                + "' is no number, so a trend along it needs points {value: number}.");
            }
            points.put(value, new BigDecimal(value));
        }
        return points;
    }

    private void require(JsonNode node, List<String> place, String... keys) {
        for (String key : keys) {
            if (!node.has(key)) {
                throw yaml.bad(
                        place,
                        "the claim '" + node.path("id").asText() + "' of kind "
                                + node.path("kind").asText() + " needs the key '" + key + "'.");
            }
        }
    }

    private static List<String> extended(List<String> place, String name) {
        List<String> longer = new ArrayList<>(place);
        longer.add(name);
        return longer;
    }
}
