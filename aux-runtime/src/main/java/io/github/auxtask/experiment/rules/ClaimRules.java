package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Claims may only speak of axes, values, evaluations and groups that exist, and must say where every axis goes. */
final class ClaimRules {
    private static final int FEWEST_POINTS = 3;

    private final YamlDocument yaml;
    private final Reproduction reproduction;
    private final List<String> axes;
    private final Set<String> ids = new HashSet<>();

    ClaimRules(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.reproduction = reproduction;
        this.axes = new ArrayList<>(reproduction.grid().keySet());
        axes.add(TableColumn.EVALUATION);
        axes.add(TableColumn.CLASS);
    }

    /** The values of an axis that exists; empty where anything goes. */
    List<String> values(String axis, List<String> place) {
        known(axis, axes, "axis", place);
        return reproduction.values(axis);
    }

    void check(Claim claim, List<String> place) {
        if (!ids.add(claim.id())) {
            throw yaml.bad(place, "two claims have the id '" + claim.id() + "'.");
        }
        try {
            ConvergenceMetric.of(claim.metric());
        } catch (BadInputException e) {
            throw yaml.bad(extended(place, TableColumn.METRIC), String.valueOf(e.getMessage()));
        }
        claim.where().forEach((axis, value) -> coordinate(axis, value, where(claim, axis, place)));
        claim.groups().forEach((axis, values) -> {
            values.forEach(value -> coordinate(axis, value, extended(place, "groups", axis)));
            if (values.isEmpty()) {
                throw yaml.bad(extended(place, "groups"), "'" + axis + "' has no list of values to make groups of.");
            }
        });
        ClaimStatement statement = claim.statement();
        if (statement instanceof ClaimStatement.Beats beats) {
            sides(claim, beats.left(), beats.right(), place);
        } else if (statement instanceof ClaimStatement.EqualWithin equal) {
            sides(claim, equal.left(), equal.right(), place);
        } else if (statement instanceof ClaimStatement.Ordering ordering) {
            ordering.order().forEach(value -> coordinate(ordering.axis(), value, extended(place, "order")));
        } else if (statement instanceof ClaimStatement.Trend trend) {
            trend(trend, place);
        }
        everyAxis(claim, place);
        groups(claim, place);
    }

    private void sides(Claim claim, Map<String, String> left, Map<String, List<String>> right, List<String> place) {
        left.forEach((axis, value) -> coordinate(axis, value, extended(place, "left", axis)));
        right.forEach(
                (axis, values) -> values.forEach(value -> coordinate(axis, value, extended(place, "right", axis))));
        Set<String> one = new TreeSet<>(right.keySet());
        one.removeAll(claim.groups().keySet());
        Set<String> alone = new TreeSet<>(left.keySet());
        alone.removeAll(right.keySet());
        one.removeAll(left.keySet());
        one.addAll(alone);
        if (!one.isEmpty()) {
            throw yaml.bad(
                    place,
                    "the claim '" + claim.id() + "' names '" + String.join("', '", one)
                            + "' on one side only: name it on both, in groups or in where.");
        }
        boolean same = right.entrySet().stream()
                .allMatch(entry -> left.containsKey(entry.getKey())
                        ? entry.getValue().contains(left.get(entry.getKey()))
                        : claim.groups().getOrDefault(entry.getKey(), List.of()).stream()
                                .anyMatch(entry.getValue()::contains));
        if (same) {
            throw yaml.bad(place, "the claim '" + claim.id() + "' holds its left side against itself.");
        }
    }

    private void trend(ClaimStatement.Trend trend, List<String> place) {
        trend.points().keySet().forEach(value -> coordinate(trend.axis(), value, extended(place, "points", value)));
        if (trend.points().size() < FEWEST_POINTS
                || new HashSet<>(trend.points().values()).size()
                        < trend.points().size()) {
            throw yaml.bad(extended(place, "points"), "a trend needs at least three points with different numbers.");
        }
    }

    /** An axis that is left open would mix different runs. */
    private void everyAxis(Claim claim, List<String> place) {
        Set<String> told = new HashSet<>(claim.where().keySet());
        for (String axis : claim.statement().axes()) {
            if (!told.add(axis)) {
                throw twice(claim, axis, place);
            }
        }
        for (String axis : claim.groups().keySet()) {
            if (!told.add(axis)) {
                throw twice(claim, axis, place);
            }
        }
        List<String> needed = new ArrayList<>(reproduction.grid().keySet());
        needed.add(TableColumn.EVALUATION);
        for (String axis : needed) {
            if (reproduction.values(axis).size() > 1 && !told.contains(axis)) {
                throw yaml.bad(
                        place,
                        "the claim '" + claim.id() + "' does not say where the axis '" + axis
                                + "' goes: name it in where, groups or the sides.");
            }
        }
    }

    private void groups(Claim claim, List<String> place) {
        int count = 1;
        for (List<String> values : claim.groups().values()) {
            count *= values.size();
        }
        Integer least = claim.atLeast();
        if (least != null && least > count) {
            throw yaml.bad(
                    extended(place, "at-least"),
                    "the claim '" + claim.id() + "' wants " + least + " groups, but there are " + count + ".");
        }
    }

    private BadInputException twice(Claim claim, String axis, List<String> place) {
        return yaml.bad(place, "the claim '" + claim.id() + "' says twice where the axis '" + axis + "' goes.");
    }

    private static List<String> where(Claim claim, String axis, List<String> place) {
        return axis.equals(TableColumn.EVALUATION) && claim.where().containsKey(axis)
                ? extended(place, TableColumn.EVALUATION)
                : extended(place, "where", axis);
    }

    private void coordinate(String axis, String value, List<String> place) {
        List<String> values = values(axis, place);
        if (!values.isEmpty()) {
            known(value, values, "value of '" + axis + "'", place);
        }
    }

    private void known(String word, Collection<String> words, String what, List<String> place) {
        if (!words.contains(word)) {
            throw yaml.bad(place, "'" + word + "' is no " + what + " of this file" + Suggestion.hint(word, words));
        }
    }

    private static List<String> extended(List<String> place, String... names) {
        List<String> longer = new ArrayList<>(place);
        longer.addAll(List.of(names));
        return longer;
    }
}
