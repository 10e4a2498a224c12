package io.github.auxtask.compare.verdict;

import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines that a report offers in place of a number it does not have. */
public final class RunCommand {
    private RunCommand() {}

    /** The paper's own budget, or the last one where a reproduction calls none of its budgets {@code full}. */
    public static String largestBudget(Reproduction reproduction) {
        if (reproduction.budgets().containsKey(Budget.FULL)) {
            return Budget.FULL;
        }
        List<String> names = new ArrayList<>(reproduction.budgets().keySet());
        return names.isEmpty() ? Budget.FULL : names.get(names.size() - 1);
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
