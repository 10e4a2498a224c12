package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.BudgetOrder;
import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the runs of a budget measured at the places that a claim speaks of. */
final class ClaimRuns {
    private static final String PERCENT = "percent";

    private final Reproduction reproduction;
    private final RecordPool pool;
    private final MetricReader metric;
    private final BudgetOrder budgets;
    private final Set<String> remarks = new LinkedHashSet<>();

    ClaimRuns(Reproduction reproduction, Claim claim, RecordPool pool) {
        this.reproduction = reproduction;
        this.pool = pool;
        this.metric = new MetricReader(reproduction, "The claim '" + claim.id() + "'", claim.metric(), PERCENT);
        this.budgets = new BudgetOrder(reproduction, pool);
    }

    /** The groups of the claim that the grid has. */
    List<Map<String, String>> groups(Claim claim) {
        return ClaimSides.groups(reproduction, pool, claim);
    }

    List<String> budgetsBestFirst() {
        return budgets.bestFirst();
    }

    boolean evidence(String budget) {
        return budgets.evidence(budget);
    }

    /** Seed to run, without any that must not be compared. */
    SortedMap<Long, CellSample.Member> at(String budget, Map<String, String> coordinates) {
        Map<String, String> onGrid = new LinkedHashMap<>(coordinates);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        CellSample sample = CellSample.of(
                pool.at(onGrid), budget, metric.madeBy(budget, coordinates), run -> metric.read(run, coordinates));
        Flaw flaw = sample.flaw();
        SortedMap<Long, CellSample.Member> bySeed = new TreeMap<>();
        if (flaw == null) {
            sample.runs().forEach(member -> bySeed.put(member.run().seed(), member));
        } else {
            remarks.add(place(coordinates) + ": left out, " + flaw.text() + ".");
        }
        sample.remarks().forEach(remark -> remarks.add(place(coordinates) + ": " + remark));
        return bySeed;
    }

    /** What was missing or left out so far, as whole sentences. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void forget() {
        remarks.clear();
    }

    static String place(Map<String, String> coordinates) {
        return String.join(" / ", coordinates.values());
    }
}
