package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what was measured for a cell against the printed number, and settles what needs no test. */
public final class CellJudge {
    private final TableSpec table;
    private final RecordPool pool;
    private final CellRuns cellRuns;

    public CellJudge(Reproduction reproduction, TableSpec table, RecordPool pool) {
        this.table = table;
        this.pool = pool;
        this.cellRuns = new CellRuns(reproduction, table, pool);
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
        Map<String, String> onGrid = cellRuns.onGrid(all);
        Tolerance tolerance = table.tolerance().at(all);
        String command = RunCommand.trainAndAttack(pool.largestBudget(), onGrid);
        CellRuns.Found found = cellRuns.found(all);
        MeasuredValues measured = found.measured();
        CellSample runs = found.sample();
        CellNumbers numbers = new CellNumbers(
                CellLabel.of(table, words),
                words,
                all,
                printed,
                measured,
                tolerance,
                cellRuns.strong(all, command),
                runs == null ? List.of() : runs.unreliable(),
                command,
                found.remarks());
        if (measured == null || runs == null) {
            return new OpenCell(numbers, CellStatistics.NONE, absent(onGrid, command), null, null);
        }
        // A fact has no spread over seeds, so there is nothing to estimate or test.
        Summary sample = table.facts() ? null : measured.summary();
        CellTest test = printed == null || sample == null
                ? null
                : CellTest.of(
                        measured,
                        sample,
                        printed,
                        tolerance.delta(),
                        runs.plan().looks());
        CellStatistics statistics = table.facts()
                ? CellStatistics.NONE
                : CellStatisticsBuilder.of(measured, runs, printed, tolerance.delta(), test, unit());
        return new OpenCell(numbers, statistics, settled(printed, measured, runs, statistics, all), sample, test);
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
            return new Verdict.NotComparable(ReasonCode.NOT_PRINTED, "no printed number is known");
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
        if (table.facts() && MetricReader.isOfTraining(coordinates.getOrDefault(TableColumn.METRIC, table.metric()))) {
            return new Verdict.NotComparable(ReasonCode.NO_EVIDENCE, "facts: true, of what differs between trainings");
        }
        if (table.facts()) {
            return FactVerdict.of(
                    printed, measured, table.tolerance().at(coordinates).delta());
        }
        Flaw missing = runs.missing();
        return missing == null ? null : new Verdict.NotComparable(missing.reason(), missing.text());
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
