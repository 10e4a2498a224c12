package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places that a claim holds against each other, and the groups in which it does. */
final class ClaimSides {
    private ClaimSides() {}

    /** Every combination of the group axes that the grid does not exclude; one empty group for a claim without groups. */
    static List<Map<String, String>> groups(Reproduction reproduction, RecordPool pool, Claim claim) {
        return product(List.of(Map.of()), claim.groups()).stream()
                .filter(group -> onTheGrid(reproduction, pool, claim, group))
                .toList();
    }

    /** The sides in order: left and each right side, the order of an ordering, the points of a trend. */
    static List<Map<String, String>> sides(ClaimStatement statement) {
        if (statement instanceof ClaimStatement.Beats beats) {
            return both(beats.left(), beats.right());
        }
        if (statement instanceof ClaimStatement.EqualWithin equal) {
            return both(equal.left(), equal.right());
        }
        if (statement instanceof ClaimStatement.Ordering ordering) {
            return ordering.order().stream()
                    .map(value -> Map.of(ordering.axis(), value))
                    .toList();
        }
        ClaimStatement.Trend trend = (ClaimStatement.Trend) statement;
        return trend.points().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(point -> Map.of(trend.axis(), point.getKey()))
                .toList();
    }

    /** Group, shared coordinates and side together. */
    static Map<String, String> place(Claim claim, Map<String, String> group, Map<String, String> side) {
        Map<String, String> place = new LinkedHashMap<>(claim.where());
        place.putAll(group);
        place.putAll(side);
        return place;
    }

    /** What is not to be measured need not be there: a group counts only if all its sides are on the grid. */
    private static boolean onTheGrid(
            Reproduction reproduction, RecordPool pool, Claim claim, Map<String, String> group) {
        return sides(claim.statement()).stream().allMatch(side -> {
            Map<String, String> onGrid = place(claim, group, side);
            onGrid.keySet().retainAll(reproduction.grid().keySet());
            return pool.onTheGrid(onGrid);
        });
    }

    private static List<Map<String, String>> both(Map<String, String> left, Map<String, List<String>> right) {
        List<Map<String, String>> sides = new ArrayList<>();
        sides.add(left);
        product(List.of(Map.of()), right).stream()
                .filter(side -> !side.equals(left))
                .forEach(sides::add);
        return sides;
    }

    private static List<Map<String, String>> product(List<Map<String, String>> parts, Map<String, List<String>> axes) {
        List<Map<String, String>> product = parts;
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> part : product) {
                for (String value : axis.getValue()) {
                    Map<String, String> extended = new LinkedHashMap<>(part);
                    extended.put(axis.getKey(), value);
                    longer.add(extended);
                }
            }
            product = longer;
        }
        return product;
    }
}
