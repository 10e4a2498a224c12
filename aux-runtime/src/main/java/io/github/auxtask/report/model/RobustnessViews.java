package io.github.auxtask.report.model;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.StrongValue;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RobustnessView;
import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The robust cells of all tables, each beside the same cell under the strong evaluation that the table names. */
final class RobustnessViews {
    private RobustnessViews() {}

    static RobustnessView of(Comparison comparison, RunOrder order, List<RunRecord> records) {
        Map<ContentId, RunRecord> runs = new HashMap<>();
        // The largest budget comes first, and shares its runs' ids with no other measurement.
        records.forEach(run -> runs.putIfAbsent(run.id(), run));
        List<RobustnessView.Table> tables = new ArrayList<>();
        for (TableComparison table : comparison.tables()) {
            List<RobustnessView.Row> rows = new ArrayList<>();
            for (CellComparison cell : table.cells()) {
                StrongValue strong = cell.numbers().strong();
                if (strong != null) {
                    rows.add(row(table, cell, strong, runs));
                }
            }
            if (!rows.isEmpty()) {
                tables.add(new RobustnessView.Table(
                        "robustness-" + table.spec().id(), table.spec().title(), commands(rows), rows));
            }
        }
        return new RobustnessView(tables, new SuiteViews(order).of(records));
    }

    /** Whether all runs behind a strong value had their attack checked; a check that was not made does not count. */
    private static boolean checked(StrongValue strong, Map<ContentId, RunRecord> runs) {
        MeasuredValues measured = strong.measured();
        return measured != null
                && measured.values().stream().allMatch(value -> {
                    RunRecord run = runs.get(value.run());
                    return run != null
                            && run.evaluations().stream()
                                    .filter(made -> made.name().equals(strong.evaluation()))
                                    .flatMap(made -> made.details().checks().stream())
                                    .anyMatch(check -> check.status() != CheckOutcome.Status.NOT_RUN);
                });
    }

    private static RobustnessView.Row row(
            TableComparison table, CellComparison cell, StrongValue strong, Map<ContentId, RunRecord> runs) {
        int decimals = TableViews.decimals(table);
        PrintedNumber printed = cell.published();
        MeasuredValues own = cell.measured();
        MeasuredValues suite = strong.measured();
        String evaluation = cell.coordinates().getOrDefault(TableColumn.EVALUATION, "");
        double whole = table.spec().unit().equals("fraction") ? 1 : 100;
        Set<String> unreliable = new LinkedHashSet<>(cell.numbers().unreliable());
        unreliable.addAll(strong.unreliable());
        return new RobustnessView.Row(
                cell.label(),
                printed == null ? null : new Quantity(printed.value().doubleValue(), printed.text()),
                quantity(own, decimals),
                quantity(suite, decimals),
                table.spec().metric().equals("accuracy")
                        ? new StrongDrop(runs, decimals).of(own, evaluation, suite, strong.evaluation(), whole)
                        : new RobustnessView.Drop(null, null, 0, ""),
                suite == null || suite.unlike() == null ? "" : suite.budget(),
                checked(strong, runs),
                List.copyOf(unreliable),
                suite == null ? strong.command() : "");
    }

    private static @Nullable Quantity quantity(@Nullable MeasuredValues measured, int decimals) {
        return measured == null ? null : Quantity.of(measured.mean(), decimals);
    }

    private static List<TableView.MissingView> commands(List<RobustnessView.Row> rows) {
        Map<String, Integer> commands = new LinkedHashMap<>();
        rows.stream()
                .map(RobustnessView.Row::command)
                .filter(command -> !command.isEmpty())
                .forEach(command -> commands.merge(command, 1, Integer::sum));
        return commands.entrySet().stream()
                .map(entry -> new TableView.MissingView(entry.getKey(), entry.getValue()))
                .toList();
    }
}
