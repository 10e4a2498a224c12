package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.sample.RunGroup;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.stats.AlphaSpending;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the runs of a group measured at the places that a claim speaks of. */
final class ClaimRuns {
    private final Reproduction reproduction;
    private final RecordPool pool;
    private final MetricReader metric;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> budgets = new LinkedHashSet<>();
    private final Set<Flaw> unlike = new LinkedHashSet<>();

    ClaimRuns(Reproduction reproduction, Claim claim, RecordPool pool) {
        this.reproduction = reproduction;
        this.pool = pool;
        this.metric = new MetricReader(
                reproduction,
                "The claim '" + claim.id() + "'",
                claim.metric(),
                claim.measure().unit());
    }

    /** The groups of the claim that the grid has. */
    List<Map<String, String>> groups(Claim claim) {
        return ClaimSides.groups(reproduction, pool, claim);
    }

    /** What measures part of the grid. */
    String command(Map<String, String> onGrid) {
        return RunCommand.trainAndAttack(pool.largestBudget(), onGrid);
    }

    /** Those of the paper, then those of one budget after the other. */
    List<RunGroup> bestFirst() {
        return pool.budgets().groups();
    }

    /**
     * The runs of a place.
     *
     * @param runs seed to run, without any that must not be compared
     * @param looks what part of alpha a test of them may use
     * @param missing why these are not all planned seeds, or null
     */
    record Found(
            SortedMap<Long, CellSample.Member> runs,
            AlphaSpending looks,
            @Nullable Flaw missing) {}

    /** What was measured at a place. */
    Found at(RunGroup group, Map<String, String> coordinates) {
        Map<String, String> onGrid = new LinkedHashMap<>(coordinates);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        CellSample sample =
                CellSample.of(pool, onGrid, group, metric.asked(coordinates), run -> metric.read(run, coordinates));
        Flaw flaw = sample.flaw();
        SortedMap<Long, CellSample.Member> bySeed = new TreeMap<>();
        if (flaw == null) {
            sample.runs().forEach(member -> {
                bySeed.put(member.run().seed(), member);
                budgets.add(member.run().budget());
                Optional.ofNullable(member.unlike()).ifPresent(unlike::add);
            });
        } else {
            remarks.add(place(coordinates) + ": left out, " + flaw.text() + ".");
        }
        sample.remarks().forEach(remark -> remarks.add(place(coordinates) + ": " + remark));
        return new Found(bySeed, sample.plan().looks(), bySeed.isEmpty() ? null : sample.missing());
    }

    /** The budgets of all runs so far, joined by commas; null without runs. */
    @Nullable
    String budgets() {
        return budgets.isEmpty() ? null : String.join(", ", budgets);
    }

    /** Why the runs so far are not the paper's; null if they are. */
    @Nullable
    Flaw unlike() {
        return CellSample.joined(List.copyOf(unlike));
    }

    /** What was missing or left out so far, as whole sentences. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void forget() {
        remarks.clear();
        budgets.clear();
        unlike.clear();
    }

    static String place(Map<String, String> coordinates) {
        return ClaimText.place(coordinates);
    }
}
