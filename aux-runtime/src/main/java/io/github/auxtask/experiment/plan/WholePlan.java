package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a {@code reproduction.yaml} could ask for, to be looked at and not to be trained. */
public final class WholePlan {
    private static final String NAME = "all";

    private WholePlan() {}

    /**
     * One run of each configuration that some budget has, with one seed and with every evaluation.
     *
     * @throws io.github.auxtask.core.BadInputException if a budget cannot be planned
     */
    public static Plan of(Reproduction reproduction) {
        Map<ContentId, PlannedRun> runs = new LinkedHashMap<>();
        for (Budget budget : reproduction.budgets().values()) {
            List<Long> seed = budget.seeds().subList(0, 1);
            Plan.of(reproduction, new Selection(budget.name(), seed, null, null)).runs().stream()
                    .map(run -> evaluated(run, reproduction.evaluations()))
                    .forEach(run -> runs.putIfAbsent(run.id(), run));
        }
        return new Plan(reproduction.name(), NAME, false, List.copyOf(runs.values()), Set.of());
    }

    private static PlannedRun evaluated(PlannedRun run, List<Evaluation> evaluations) {
        // Evaluations are no part of an id, so that it stays.
        return new PlannedRun(
                run.id(),
                run.variant(),
                run.seed(),
                run.settings(),
                run.method(),
                run.data(),
                evaluations,
                run.needs());
    }
}
