package io.github.auxtask.compare.sample;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.FreeReadings;
import io.github.auxtask.experiment.plan.PaperSettings;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * With which seeds the paper's own runs of each variant are planned: by the budgets of {@code reproduction.yaml} as they are
 * now, and by the same budgets when a run was begun, as the ledger has it. So seeds can be added to a plan at any time, but
 * none that was planned can be left out once a run of the variant was begun.
 */
public final class PlannedSeeds {
    /** The seeds of a budget that plans a variant as the paper's. */
    private record Share(String budget, Map<String, String> variant, Set<Long> seeds) {}

    private final List<Share> shares = new ArrayList<>();
    private final Set<String> withoutEvidence = new HashSet<>();
    /** Of the paper's runs: what was planned at the beginning of each. */
    private final Map<ContentId, List<LedgerEntry>> begun = new HashMap<>();

    PlannedSeeds(Reproduction reproduction, Ledger ledger) {
        FreeReadings free = new FreeReadings(reproduction);
        for (Budget budget : reproduction.budgets().values()) {
            if (budget.evidence()) {
                plan(reproduction, free, budget);
            } else {
                withoutEvidence.add(budget.name());
            }
        }
        for (LedgerEntry entry : ledger.entries()) {
            if (entry.event() == LedgerEntry.Event.STARTED) {
                begun.computeIfAbsent(entry.run(), run -> new ArrayList<>()).add(entry);
            }
        }
    }

    private void plan(Reproduction reproduction, FreeReadings free, Budget budget) {
        Plan plan = Plan.of(reproduction, Selection.of(budget.name()));
        Set<ContentId> needed = plan.onlyNeeded();
        Map<Map<String, String>, Set<Long>> byVariant = new HashMap<>();
        Map<Map<String, String>, Map<String, Object>> settings = new HashMap<>();
        for (PlannedRun run : plan.runs()) {
            Map<String, Object> paper =
                    settings.computeIfAbsent(run.variant(), variant -> PaperSettings.of(reproduction, variant));
            if (!needed.contains(run.id())
                    && run.data().equals(reproduction.data(run.variant()))
                    && free.follow(paper, run.settings()).equals(run.settings())) {
                byVariant.computeIfAbsent(run.variant(), key -> new HashSet<>()).add(run.seed());
            }
        }
        byVariant.forEach((variant, seeds) -> shares.add(new Share(budget.name(), variant, seeds)));
    }

    /**
     * The plan of a place.
     *
     * @param onGrid axis to value
     * @param asked what the place asks for
     * @param runs the records of the place that have the paper's settings
     */
    SeedPlan of(Map<String, String> onGrid, AskedEvaluation asked, List<RunRecord> runs) {
        SortedSet<Long> seeds = new TreeSet<>();
        for (Share share : shares) {
            if (share.variant().entrySet().containsAll(onGrid.entrySet()) && asked.madeBy(share.budget())) {
                seeds.addAll(share.seeds());
            }
        }
        int first = Math.max(1, seeds.size());
        boolean known = true;
        for (RunRecord run : runs) {
            List<LedgerEntry> entries = begun.getOrDefault(run.id(), List.of());
            known &= !entries.isEmpty();
            for (LedgerEntry entry : entries) {
                // what its budget is called or said to be now does not matter: evidence is not taken back
                Set<Long> then = asked.seeds(entry, withoutEvidence);
                seeds.addAll(then);
                known &= !then.isEmpty();
                first = then.isEmpty() ? first : Math.min(first, then.size());
            }
        }
        return new SeedPlan(seeds, known ? first : unknown(first, seeds.size()));
    }

    /** The stricter of what the ledger says of some runs and of what is taken for those that it does not know. */
    private static int unknown(int first, int seeds) {
        return seeds < SeedPlan.FIRST_WITHOUT_LEDGER
                ? SeedPlan.FIRST_WITHOUT_LEDGER
                : Math.min(first, SeedPlan.FIRST_WITHOUT_LEDGER);
    }
}
