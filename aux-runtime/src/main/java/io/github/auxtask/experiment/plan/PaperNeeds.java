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
    private final Map<Long, Map<Map<String, String>, List<NeededRun>>> bySeed = new HashMap<>();

    public PaperNeeds(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    /** What a variant starts from, in the order of {@code reproduction.yaml}; empty for most. */
    public List<NeededRun> of(Map<String, String> variant, long seed) {
        if (reproduction.needs().isEmpty()) {
            return List.of();
        }
        return bySeed.computeIfAbsent(seed, this::planned).getOrDefault(variant, List.of());
    }

    /** What a budget would plan that changes nothing and leaves nothing out. */
    private Map<Map<String, String>, List<NeededRun>> planned(long seed) {
        Budget whole = new Budget(
                PAPER,
                true,
                List.of(seed),
                Map.of(),
                VariantFilter.ALL,
                reproduction.evaluations().stream().map(Evaluation::name).toList(),
                null,
                List.of());
        Map<Map<String, String>, List<NeededRun>> needs = new HashMap<>();
        new Planner(reproduction, Selection.of(PAPER), whole)
                .plan().runs().stream()
                        .filter(run -> run.seed() == seed)
                        .forEach(run -> needs.put(run.variant(), run.needs()));
        return needs;
    }
}
