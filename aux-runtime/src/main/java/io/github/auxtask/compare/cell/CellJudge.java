package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.BudgetOrder;
import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.sample.RunGroup;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.compare.verdict.Verdict;
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

/** Finds what was measured for a cell, the paper's own runs first, and settles what needs no test. */
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
    private final String largest;

    public CellJudge(Reproduction reproduction, TableSpec table, RecordPool pool) {
        this.reproduction = reproduction;
        this.table = table;
        this.pool = pool;
        this.metric = new MetricReader(reproduction, "The table '" + table.id() + "'", table.metric(), table.unit());
        this.budgets = pool.budgets();
        this.largest = RunCommand.largestBudget(reproduction);
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
        String command = RunCommand.trainAndAttack(largest, onGrid);
        Found found = found(all);
        MeasuredValues measured = found.measured();
        CellSample runs = found.sample();
        StrongValue strong = strong(all, command);
        if (measured == null || runs == null) {
            return new OpenCell(
                    words,
                    all,
                    printed,
                    null,
                    tolerance,
                    CellStatistics.NONE,
                    absent(onGrid, command),
                    null,
                    null,
                    strong,
                    List.of(),
                    command,
                    found.remarks());
        }
        // A fact has no spread over seeds, so there is nothing to estimate or test.
        Summary sample = table.facts() ? null : measured.summary();
        CellTest test =
                printed == null || sample == null ? null : CellTest.of(measured, sample, printed, tolerance.delta());
        CellStatistics statistics = table.facts()
                ? CellStatistics.NONE
                : CellStatisticsBuilder.of(measured, runs, printed, tolerance.delta(), test, unit());
        return new OpenCell(
                words,
                all,
                printed,
                measured,
                tolerance,
                statistics,
                settled(printed, measured, runs, statistics, all),
                sample,
                test,
                strong,
                runs.unreliable(),
                command,
                found.remarks());
    }

    private Found found(Map<String, String> all) {
        List<RecordPool.Candidate> candidates = pool.at(onGrid(all));
        List<String> remarks = new ArrayList<>();
        for (RunGroup group : budgets.groups()) {
            CellSample sample = CellSample.of(
                    candidates, group, run -> metric.madeBy(run.budget(), all), run -> metric.read(run, all));
            remarks.addAll(sample.remarks());
            Optional<MeasuredValues> measured = sample.measured();
            if (measured.isPresent()) {
                return new Found(measured.get(), sample, remarks);
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

    private @Nullable Verdict settled(
            @Nullable PrintedNumber printed,
            MeasuredValues measured,
            CellSample runs,
            CellStatistics statistics,
            Map<String, String> coordinates) {
        Flaw against = against(measured, runs);
        if (against != null) {
            return new Verdict.NotComparable(against.reason(), against.text());
        }
        if (printed == null) {
            return new Verdict.NotComparable(ReasonCode.NOT_PRINTED, "the paper prints no number");
        }
        if (runs.regenerated()) {
            return new Verdict.NotComparable(
                    ReasonCode.REGENERATED_DATA, "regenerated data (the paper's corrupted images were made again)");
        }
        Optional<Incomparable> declared = table.incomparable(coordinates);
        if (declared.isPresent()) {
            ReasonCode reason = declared.get().reason();
            return new Verdict.NotComparable(
                    reason, reason.label() + " (" + declared.get().why() + ")");
        }
        if (printed.bestOf() != null) {
            return new Verdict.NotComparable(ReasonCode.BEST_OF, CellStatisticsBuilder.bestOf(printed, statistics));
        }
        return table.facts() ? FactVerdict.of(printed, measured, table.tolerance().at(coordinates).delta()) : null;
    }

    /** Why the runs must not be held against the paper; other settings than the paper's change no fact. */
    private @Nullable Flaw against(MeasuredValues measured, CellSample runs) {
        if (measured.noEvidence()) {
            return measured.unlike();
        }
        if (runs.flaw() != null) {
            return runs.flaw();
        }
        return table.facts() ? null : measured.unlike();
    }
}
