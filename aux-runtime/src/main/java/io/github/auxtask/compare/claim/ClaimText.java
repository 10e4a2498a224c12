package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.MetricWords;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a claim asks of the runs, and what it leaves out. */
public final class ClaimText {
    private ClaimText() {}

    /** For people: {@code architecture resnet18, training adversarial}. */
    static String place(Map<String, String> coordinates) {
        return coordinates.entrySet().stream()
                .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * What is tested, in two sentences at most: the comparison, and what of the claim's kind is not asked.
     *
     * @param needed in how many of the cases it must hold
     * @param cases how many there are
     */
    static String tested(Claim claim, int needed, int cases) {
        return "Tested: " + comparison(claim) + where(claim) + cases(claim, needed, cases) + ". " + less(claim);
    }

    private static String comparison(Claim claim) {
        String metric = "the " + MetricWords.of(claim.metric());
        String better = claim.lowerIsBetter() ? "lower" : "higher";
        ClaimStatement statement = claim.statement();
        if (statement instanceof ClaimStatement.Beats) {
            return metric + " is " + better + " with " + first(claim) + " than with " + others(claim);
        }
        if (statement instanceof ClaimStatement.EqualWithin equal) {
            return metric + " with " + first(claim) + " differs by less than "
                    + equal.delta().toPlainString() + " from that with " + others(claim);
        }
        if (statement instanceof ClaimStatement.Ordering ordering) {
            return metric + (claim.lowerIsBetter() ? " rises" : " falls") + " in the order "
                    + String.join(", ", ordering.order()) + " of the axis "
                    + ordering.axis().replace('_', ' ');
        }
        ClaimStatement.Trend trend = (ClaimStatement.Trend) statement;
        return metric + " " + (trend.rising() ? "rises" : "falls") + " with "
                + trend.axis().replace('_', ' ');
    }

    private static String first(Claim claim) {
        Map<String, String> first = ClaimSides.sides(claim.statement()).get(0);
        return first.isEmpty() ? place(caseNames(claim)) : place(first);
    }

    /** A side that only the cases set, such as every task of a list against none. */
    private static Map<String, String> caseNames(Claim claim) {
        Map<String, String> names = new LinkedHashMap<>();
        List<Map<String, String>> sides = ClaimSides.sides(claim.statement());
        sides.get(sides.size() - 1).keySet().stream()
                .filter(claim.groups()::containsKey)
                .forEach(axis ->
                        names.put(axis, String.join(" or ", claim.groups().getOrDefault(axis, List.of()))));
        return names;
    }

    private static String others(Claim claim) {
        return ClaimSides.sides(claim.statement()).stream()
                .skip(1)
                .map(ClaimText::place)
                .collect(Collectors.joining(" and with "));
    }

    private static String where(Claim claim) {
        return claim.where().isEmpty() ? "" : " (" + place(claim.where()) + ")";
    }

    private static String cases(Claim claim, int needed, int cases) {
        if (cases < 2) {
            return "";
        }
        String by = claim.groups().keySet().stream()
                .map(axis -> axis.replace('_', ' '))
                .collect(Collectors.joining(", "));
        return needed == cases
                ? ", in each of " + cases + " cases (" + by + ")"
                : ", in at least " + needed + " of " + cases + " cases (" + by + ")";
    }

    private static String less(Claim claim) {
        ClaimStatement statement = claim.statement();
        if (statement instanceof ClaimStatement.Beats) {
            return "Only which side is " + (claim.lowerIsBetter() ? "lower" : "higher")
                    + " is tested, not by how much.";
        }
        if (statement instanceof ClaimStatement.EqualWithin) {
            return "The limit is set in reproduction.yaml.";
        }
        if (statement instanceof ClaimStatement.Ordering) {
            return "Only the order is tested, not the values.";
        }
        return "Only the slope over all points is tested, not the shape.";
    }
}
