package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.BudgetOrder;
import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Incomparable;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was measured for a cell, from the largest budget there is, and settles what needs no test. */
public final class CellJudge {
    /**
     * The runs of a cell.
     *
     * @param sample null where there are none
     */
    private record Found(
            @Nullable MeasuredValues measured, @Nullable CellSample sample, List<String> remarks) {}

    private final Reproduction reproduction;
    private final TableSpec table;
    private final RecordPool pool;
    private final MetricReader metric;
    private final BudgetOrder budgets;

    public CellJudge(Reproduction reproduction, TableSpec table, RecordPool pool) {
        this.reproduction = reproduction;
        this.table = table;
        this.pool = pool;
        this.metric = new MetricReader(reproduction, "The table '" + table.id() + "'", table.metric(), table.unit());
        this.budgets = new BudgetOrder(reproduction, pool);
    }

    /**
     * The cell, as far as it can be judged alone.
     *
     * @param words what the table calls it
     * @param coordinates axis to our value, without those that the whole table shares
     * @param printed the published number, or null
     */
    OpenCell judge(Map<String, String> words, Map<String, String> coordinates, @Nullable PrintedNumber printed) {
        Map<String, String> all = new LinkedHashMap<>(table.where());
        all.putAll(coordinates);
        Map<String, String> onGrid = onGrid(all);
        Tolerance tolerance = table.tolerance().at(all);
        String command = RunCommand.trainAndAttack(RunCommand.largestBudget(reproduction), onGrid);
        Found found = found(all);
        MeasuredValues measured = found.measured();
        CellSample runs = found.sample();
        CellFacts facts = new CellFacts(
                words,
                all,
                printed,
                measured,
                tolerance,
                strong(all, command),
                runs == null ? List.of() : runs.unreliable(),
                command,
                found.remarks());
        if (measured == null || runs == null) {
            return new OpenCell(facts, CellStatistics.NONE, absent(onGrid, command), null, null);
        }
        Summary sample = measured.summary();
        CellTest test =
                printed == null || sample == null ? null : CellTest.of(measured, sample, printed, tolerance.delta());
        CellStatistics statistics = CellStatisticsBuilder.of(measured, runs, printed, tolerance.delta(), test, unit());
        return new OpenCell(
                facts, statistics, settled(printed, measured, runs, statistics, table.incomparable(all)), sample, test);
    }

    private Found found(Map<String, String> all) {
        List<RecordPool.Candidate> candidates = pool.at(onGrid(all));
        List<String> remarks = new ArrayList<>();
        for (String budget : budgets.bestFirst()) {
            CellSample sample =
                    CellSample.of(candidates, budget, metric.madeBy(budget, all), run -> metric.read(run, all));
            remarks.addAll(sample.remarks());
            if (!sample.runs().isEmpty()) {
                return new Found(
                        new MeasuredValues(budget, budgets.evidence(budget), sample.values()), sample, remarks);
            }
        }
        return new Found(null, null, remarks);
    }

    /** The same cell under the strong evaluation that the table names for its attack. */
    private @Nullable StrongValue strong(Map<String, String> all, String command) {
        String evaluation = table.strong().get(all.getOrDefault(TableColumn.EVALUATION, ""));
        if (evaluation == null) {
            return null;
        }
        @Nullable StrongValue none = null;
        // A budget may have a smaller form of it, NAME-BUDGET: strong-quick where strong was not run. It is another
        // attack than the one asked for, so it only stands in where that has no value at all.
        for (String name : strongForms(evaluation)) {
            Map<String, String> other = new LinkedHashMap<>(all);
            other.put(TableColumn.EVALUATION, name);
            Found found = found(other);
            CellSample sample = found.sample();
            StrongValue value =
                    new StrongValue(name, found.measured(), sample == null ? List.of() : sample.unreliable(), command);
            if (found.measured() != null) {
                return value;
            }
            none = none == null ? value : none;
        }
        return none;
    }

    private List<String> strongForms(String evaluation) {
        List<String> forms = new ArrayList<>(List.of(evaluation));
        for (String budget : budgets.bestFirst()) {
            String form = evaluation + "-" + budget;
            if (reproduction.evaluations().stream()
                    .anyMatch(known -> known.name().equals(form))) {
                forms.add(form);
            }
        }
        return forms;
    }

    private Map<String, String> onGrid(Map<String, String> all) {
        Map<String, String> onGrid = new LinkedHashMap<>(all);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        return onGrid;
    }

    private double unit() {
        return table.unit().equals("fraction") ? 1 : 100;
    }

    private Verdict absent(Map<String, String> onGrid, String command) {
        return pool.onTheGrid(onGrid)
                ? new Verdict.NotRun(command)
                : new Verdict.NotComparable(ReasonCode.LEFT_OUT, "reproduction.yaml leaves this variant out");
    }

    private static @Nullable Verdict settled(
            @Nullable PrintedNumber printed,
            MeasuredValues measured,
            CellSample runs,
            CellStatistics statistics,
            Optional<Incomparable> declared) {
        if (!measured.budget().equals(Budget.FULL)) {
            return new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "reduced budget (" + measured.budget() + ")");
        }
        if (!measured.evidence()) {
            return new Verdict.NotComparable(ReasonCode.NO_EVIDENCE, "the budget is not evidence");
        }
        Flaw flaw = runs.flaw();
        if (flaw != null) {
            return new Verdict.NotComparable(flaw.reason(), flaw.text());
        }
        if (printed == null) {
            return new Verdict.NotComparable(ReasonCode.NOT_PRINTED, "the paper prints no number");
        }
        if (runs.regenerated()) {
            return new Verdict.NotComparable(
                    ReasonCode.REGENERATED_DATA, "regenerated data (the paper's corrupted images were made again)");
        }
        if (declared.isPresent()) {
            ReasonCode reason = declared.get().reason();
            return new Verdict.NotComparable(
                    reason, reason.label() + " (" + declared.get().why() + ")");
        }
        return printed.bestOf() == null
                ? null
                : new Verdict.NotComparable(ReasonCode.BEST_OF, CellStatisticsBuilder.bestOf(printed, statistics));
    }
}
