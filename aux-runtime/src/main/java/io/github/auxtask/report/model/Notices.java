package io.github.auxtask.report.model;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader must know before any number: that nothing was run, or that the numbers prove little. */
final class Notices {
    private Notices() {}

    static List<ReportModel.NoticeView> of(Reproduction reproduction, Comparison comparison, List<RunRecord> runs) {
        String command = RunCommand.trainAndAttack(RunCommand.largestBudget(reproduction), Map.of());
        if (runs.isEmpty()) {
            return List.of(new ReportModel.NoticeView(
                    "empty", "Not run", "There is no run record yet. This runs all of it:", command));
        }
        List<ReportModel.NoticeView> notices = new ArrayList<>();
        numbers(comparison).forEach((budget, numbers) -> {
            boolean evidence = reproduction.budgets().containsKey(budget)
                    && reproduction.budget(budget).evidence();
            if (!evidence) {
                notices.add(new ReportModel.NoticeView(
                        "warning",
                        "Not evidence",
                        counted(numbers) + " come from the budget " + budget
                                + ", which only shows that the machinery works. This runs the whole:",
                        command));
            } else if (!budget.equals(Budget.FULL) && reproduction.budgets().containsKey(Budget.FULL)) {
                notices.add(new ReportModel.NoticeView(
                        "note",
                        "Reduced budget",
                        counted(numbers) + " come from the budget " + budget
                                + ". Their differences are shown, but a reduced budget is never held against the paper."
                                + " This runs the paper's own:",
                        command));
            }
        });
        return notices;
    }

    /** Budget to the number of cells that show it. */
    private static Map<String, Integer> numbers(Comparison comparison) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (TableComparison table : comparison.tables()) {
            for (CellComparison cell : table.cells()) {
                MeasuredValues measured = cell.measured();
                if (measured != null) {
                    numbers.merge(measured.budget(), 1, Integer::sum);
                }
            }
        }
        return numbers;
    }

    private static String counted(int numbers) {
        return numbers == 1 ? "One of our numbers" : numbers + " of our numbers";
    }
}
