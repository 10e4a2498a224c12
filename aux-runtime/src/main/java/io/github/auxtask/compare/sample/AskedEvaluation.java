package io.github.auxtask.compare.sample;

import io.github.auxtask.ledger.LedgerEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The evaluation that a place asks for.
 *
 * @param name of the evaluation
 * @param now whether a budget makes it, as {@code reproduction.yaml} is now; a budget that is no longer there may have made it
 */
public record AskedEvaluation(String name, Predicate<String> now) {
    /** Whether a budget makes it now. */
    boolean madeBy(String budget) {
        return now.test(budget);
    }

    /**
     * The seeds of the budgets that made it when a run was begun, or that planned the run then and make it now.
     *
     * @param withoutEvidence budgets that are no evidence now; older lines list them, too, and do not say what they were then
     */
    Set<Long> seeds(LedgerEntry begun, Set<String> withoutEvidence) {
        Set<Long> planned = new HashSet<>();
        boolean older = begun.said().evaluations().isEmpty();
        begun.said().planned().forEach((budget, seeds) -> {
            boolean asks = now.test(budget)
                    || begun.said()
                            .evaluations()
                            .getOrDefault(budget, List.of())
                            .contains(name);
            if (asks && !(older && withoutEvidence.contains(budget))) {
                planned.addAll(seeds);
            }
        });
        return planned;
    }
}
