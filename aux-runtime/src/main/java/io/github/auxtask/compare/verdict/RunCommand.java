package io.github.auxtask.compare.verdict;

import io.github.auxtask.experiment.plan.PaperSettings;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The command lines that a report offers in place of a number it does not have. */
public final class RunCommand {
    private RunCommand() {}

    /**
     * The budget that measures most of what can be compared: evidence before none, one that keeps the paper's settings before one
     * that does not, then the one with the most runs and evaluations, then the later.
     */
    public static String largestBudget(Reproduction reproduction) {
        return reproduction.budgets().values().stream()
                .reduce((one, other) -> bySize(reproduction).compare(one, other) > 0 ? one : other)
                .map(Budget::name)
                .orElseThrow();
    }

    private static Comparator<Budget> bySize(Reproduction reproduction) {
        return Comparator.comparing(Budget::evidence)
                .thenComparing(
                        budget -> PaperSettings.changedBy(reproduction, budget).isEmpty())
                .thenComparing(budget -> evaluations(reproduction, budget));
    }

    private static long evaluations(Reproduction reproduction, Budget budget) {
        long variants =
                reproduction.variants().stream().filter(budget.only()::matches).count();
        return variants * budget.seeds().size() * budget.evaluations().size();
    }

    /**
     * Trains and attacks part of the grid.
     *
     * @param only axis to value; empty for all of it
     */
    public static String trainAndAttack(String budget, Map<String, String> only) {
        List<String> parts = new ArrayList<>();
        only.forEach((axis, value) -> parts.add(axis + "=" + value));
        return "mvn aux:train aux:attack -Daux.budget=" + budget
                + (parts.isEmpty() ? "" : " -Daux.only=\"" + String.join(",", parts) + "\"");
    }

    /** Evaluates one trained run again. */
    public static String attack(String budget, String runId) {
        return "mvn aux:attack -Daux.budget=" + budget + " -Daux.only=" + runId;
    }
}
