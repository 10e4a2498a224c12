package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.VariantFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs that each run of the paper's own configuration starts from; a run with other needs is not the paper's. */
public final class PaperNeeds {
    private static final String PAPER = "paper";

    private final Reproduction reproduction;
    private final Map<List<Object>, Map<Map<String, String>, List<NeededRun>>> known = new HashMap<>();

    public PaperNeeds(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    /** What a variant starts from, in the order of {@code reproduction.yaml}; empty for most. */
    public List<NeededRun> of(Map<String, String> variant, long seed) {
        return of(variant, seed, Map.of());
    }

    /**
     * What a variant starts from if all runs have these readings.
     *
     * @param readings setting to value, see {@link FreeReadings}; empty for those in use
     */
    public List<NeededRun> of(Map<String, String> variant, long seed, Map<String, Object> readings) {
        if (reproduction.needs().isEmpty()) {
            return List.of();
        }
        return known.computeIfAbsent(List.of(seed, readings), key -> planned(seed, readings))
                .getOrDefault(variant, List.of());
    }

    /** What a budget would plan that changes nothing but these readings and leaves nothing out. */
    private Map<Map<String, String>, List<NeededRun>> planned(long seed, Map<String, Object> readings) {
        Budget whole = new Budget(
                PAPER,
                true,
                List.of(seed),
                readings,
                VariantFilter.ALL,
                reproduction.evaluations().stream().map(Evaluation::name).toList());
        Map<Map<String, String>, List<NeededRun>> needs = new HashMap<>();
        new Planner(reproduction, Selection.of(PAPER), whole)
                .plan().runs().stream()
                        .filter(run -> run.seed() == seed)
                        .forEach(run -> needs.put(run.variant(), run.needs()));
        return needs;
    }
}
