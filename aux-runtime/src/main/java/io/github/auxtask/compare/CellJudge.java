package io.github.auxtask.compare;

import io.github.auxtask.experiment.Budget;
import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.experiment.TableSpec;
import io.github.auxtask.experiment.Tolerance;
import io.github.auxtask.published.PrintedNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what was measured for a cell, from the largest budget there is, and gives the verdict. */
final class CellJudge {
    private final Reproduction reproduction;
    private final TableSpec table;
    private final RecordPool pool;
    private final MetricReader metric;
    private final List<String> budgets;

    CellJudge(Reproduction reproduction, TableSpec table, RecordPool pool) {
        this.reproduction = reproduction;
        this.table = table;
        this.pool = pool;
        this.metric = new MetricReader(reproduction, table);
        this.budgets = bestFirst();
    }

    /**
     * The comparison of one cell.
     *
     * @param words what the table calls it
     * @param coordinates axis to our value, without those that the whole table shares
     * @param printed the published number, or null
     */
    CellComparison judge(Map<String, String> words, Map<String, String> coordinates, @Nullable PrintedNumber printed) {
        Map<String, String> all = new LinkedHashMap<>(table.where());
        all.putAll(coordinates);
        Map<String, String> onGrid = new LinkedHashMap<>(all);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        Tolerance tolerance = table.tolerance().at(all);
        String command = RunCommand.trainAndAttack(RunCommand.largestBudget(reproduction), onGrid);
        List<RecordPool.Candidate> candidates = pool.at(onGrid);
        List<String> remarks = new ArrayList<>();
        for (String budget : budgets) {
            CellSample sample =
                    CellSample.of(candidates, budget, metric.madeBy(budget, all), run -> metric.read(run, all));
            remarks.addAll(sample.remarks());
            if (!sample.values().isEmpty()) {
                Measured measured = new Measured(budget, evidence(budget), sample.values());
                Verdict verdict = verdict(printed, measured, sample.flaw(), tolerance);
                return new CellComparison(words, all, printed, measured, tolerance, verdict, command, remarks);
            }
        }
        boolean planned = reproduction.variants().stream()
                .anyMatch(variant -> variant.entrySet().containsAll(onGrid.entrySet()));
        Verdict verdict = planned
                ? new Verdict.NotRun(command)
                : new Verdict.NotComparable("reproduction.yaml leaves this variant out");
        return new CellComparison(words, all, printed, null, tolerance, verdict, command, remarks);
    }

    private static Verdict verdict(
            @Nullable PrintedNumber printed, Measured measured, @Nullable String flaw, Tolerance tolerance) {
        if (!measured.budget().equals(Comparison.FULL_BUDGET)) {
            return new Verdict.NotComparable("reduced budget (" + measured.budget() + ")");
        }
        if (!measured.evidence()) {
            return new Verdict.NotComparable("the budget is not evidence");
        }
        if (flaw != null) {
            return new Verdict.NotComparable(flaw);
        }
        if (printed == null) {
            return new Verdict.NotComparable("the paper prints no number");
        }
        if (CellComparison.distance(printed, measured.mean()).compareTo(tolerance.delta()) <= 0) {
            return new Verdict.Reproduced();
        }
        return new Verdict.NotReproduced(
                measured.mean().compareTo(printed.value()) < 0 ? Verdict.Direction.LOWER : Verdict.Direction.HIGHER);
    }

    private boolean evidence(String budget) {
        Budget known = reproduction.budgets().get(budget);
        return known != null && known.evidence();
    }

    /** The full budget, then evidence before what is none, then the later before the earlier in the file. */
    private List<String> bestFirst() {
        List<String> declared = new ArrayList<>(reproduction.budgets().keySet());
        Set<String> names = new LinkedHashSet<>(declared);
        pool.all().forEach(candidate -> names.add(candidate.run().budget()));
        Comparator<String> order = Comparator.<String, Boolean>comparing(Comparison.FULL_BUDGET::equals)
                .thenComparing(this::evidence)
                .thenComparing(declared::indexOf);
        return Stream.concat(Stream.of(Comparison.FULL_BUDGET), names.stream())
                .distinct()
                .sorted(order.reversed())
                .toList();
    }
}
