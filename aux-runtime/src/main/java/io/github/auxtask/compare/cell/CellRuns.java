package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.BudgetOrder;
import io.github.auxtask.compare.sample.CellSample;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.sample.RunGroup;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what was measured for the cells of a table, the paper's own runs first. */
final class CellRuns {
    /**
     * The runs of a cell.
     *
     * @param sample null where there are none
     */
    record Found(
            @Nullable MeasuredValues measured, @Nullable CellSample sample, List<String> remarks) {}

    private final Reproduction reproduction;
    private final TableSpec table;
    private final RecordPool pool;
    private final MetricReader metric;
    private final BudgetOrder budgets;

    CellRuns(Reproduction reproduction, TableSpec table, RecordPool pool) {
        this.reproduction = reproduction;
        this.table = table;
        this.pool = pool;
        this.metric = new MetricReader(reproduction, "The table '" + table.id() + "'", table.metric(), table.unit());
        this.budgets = pool.budgets();
    }

    /**
     * The runs of the first group that has any.
     *
     * @param all coordinates, also those that the whole table shares
     */
    Found found(Map<String, String> all) {
        Map<String, String> onGrid = onGrid(all);
        List<String> remarks = new ArrayList<>();
        for (RunGroup group : budgets.groups()) {
            CellSample sample = CellSample.of(pool, onGrid, group, metric.asked(all), run -> metric.read(run, all));
            remarks.addAll(sample.remarks());
            Optional<MeasuredValues> measured = sample.measured();
            if (measured.isPresent()) {
                return new Found(measured.get(), sample, remarks);
            }
        }
        return new Found(null, null, remarks);
    }

    /** The same cell under the strong evaluation that the table names for its attack. */
    @Nullable
    StrongValue strong(Map<String, String> all, String command) {
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

    /** Those coordinates that are axes of the grid. */
    Map<String, String> onGrid(Map<String, String> all) {
        Map<String, String> onGrid = new LinkedHashMap<>(all);
        onGrid.keySet().retainAll(reproduction.grid().keySet());
        return onGrid;
    }
}
