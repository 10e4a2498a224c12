package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds one run that was made before by its id. */
public final class RunSearch {
    private RunSearch() {}

    /**
     * A plan of this run and what it needs; it is the last one.
     *
     * @param budget that it was made for
     * @param id of the run
     * @param seed of the run, which need not be one of the budget's
     * @return empty if the reproduction does not lead to this run any more: its settings, data or method have changed
     */
    public static Optional<Plan> plan(Reproduction reproduction, String budget, ContentId id, long seed) {
        for (Selection selection : selections(budget, seed)) {
            Optional<Plan> found = planned(reproduction, selection, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * What has to be asked for on the command line to get this run, as little as possible.
     *
     * @return empty as for {@link #plan}
     */
    public static Optional<Selection> selection(Reproduction reproduction, String budget, ContentId id, long seed) {
        return selections(budget, seed).stream()
                .filter(selection -> planned(reproduction, selection, id).isPresent())
                .findFirst();
    }

    private static Optional<Plan> planned(Reproduction reproduction, Selection selection, ContentId id) {
        try {
            Plan plan = Plan.of(reproduction, selection);
            return plan.run(id).map(run -> plan.only(List.of(run)));
        } catch (BadInputException e) {
            // This selection plans nothing; the next one may.
            return Optional.empty();
        }
    }

    /** The budget's own seeds and precision first, then this seed, then each precision that the command line can ask for. */
    private static List<Selection> selections(String budget, long seed) {
        List<Selection> selections = new ArrayList<>();
        List<@Nullable Precision> precisions = new ArrayList<>();
        precisions.add(null);
        precisions.addAll(List.of(Precision.values()));
        for (Precision precision : precisions) {
            selections.add(new Selection(budget, null, null, precision));
            selections.add(new Selection(budget, List.of(seed), null, precision));
        }
        return selections;
    }
}
