package io.github.auxtask.experiment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans one run that was made before, by its id. */
public final class RunSearch {
    private RunSearch() {}

    /**
     * A plan of nothing but this run.
     *
     * @param budget that it was made for
     * @param id of the run
     * @param seed of the run, which need not be one of the budget's
     * @return empty if the reproduction does not lead to this run any more: its settings, data or method have changed
     */
    public static Optional<Plan> plan(Reproduction reproduction, String budget, ContentId id, long seed) {
        for (Selection selection : selections(budget, seed)) {
            try {
                Plan plan = Plan.of(reproduction, selection);
                Optional<PlannedRun> run = plan.run(id);
                if (run.isPresent()) {
                    return Optional.of(
                            new Plan(plan.reproduction(), plan.budget(), plan.evidence(), List.of(run.get())));
                }
            } catch (BadInputException e) {
                // This selection plans nothing; the next one may.
            }
        }
        return Optional.empty();
    }

    /** With the settings' own precision first, then with each that the command line can ask for. */
    private static List<Selection> selections(String budget, long seed) {
        List<Selection> selections = new ArrayList<>();
        selections.add(new Selection(budget, List.of(seed), null, null));
        for (Precision precision : Precision.values()) {
            selections.add(new Selection(budget, List.of(seed), null, precision));
        }
        return selections;
    }
}
