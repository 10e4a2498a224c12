package io.github.auxtask.report.model;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.experiment.plan.PaperSettings;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader must know before any number: that nothing was run, or that the numbers prove little. */
final class Notices {
    private static final int NAMED = 6;

    private final Reproduction reproduction;
    private final String largest;

    private Notices(Reproduction reproduction) {
        this.reproduction = reproduction;
        this.largest = RunCommand.largestBudget(reproduction);
    }

    static List<ReportModel.NoticeView> of(Reproduction reproduction, Comparison comparison, List<RunRecord> runs) {
        Notices notices = new Notices(reproduction);
        if (runs.isEmpty()) {
            return List.of(new ReportModel.NoticeView(
                    "empty",
                    "Not run",
                    "There is no run record yet. How to run it stands at the end.",
                    notices.command()));
        }
        List<ReportModel.NoticeView> views = new ArrayList<>();
        numbers(comparison, true).forEach((budget, numbers) -> views.add(notices.noEvidence(budget, numbers)));
        numbers(comparison, false).forEach((budget, numbers) -> views.add(notices.otherSettings(budget, numbers)));
        return views;
    }

    private ReportModel.NoticeView noEvidence(String budget, int numbers) {
        return new ReportModel.NoticeView(
                "warning",
                "Not evidence",
                counted(numbers) + from(numbers) + " from the budget " + budget
                        + ", which only shows that everything works. Nothing follows from them.",
                command());
    }

    private ReportModel.NoticeView otherSettings(String budget, int numbers) {
        boolean paper = PaperSettings.changedBy(reproduction, reproduction.budget(largest))
                .isEmpty();
        return new ReportModel.NoticeView(
                "note",
                "Not the paper's settings",
                counted(numbers) + from(numbers) + " from the budget " + budget + ", " + changes(budget)
                        + ". Their differences are shown, but they are never held against the paper. "
                        + (paper
                                ? "The budget " + largest + " has the paper's own settings."
                                : "No budget of reproduction.yaml has the paper's own settings."),
                paper ? command() : "");
    }

    private String changes(String name) {
        Budget budget = reproduction.budgets().get(name);
        List<String> changed = budget == null ? List.of() : PaperSettings.changedBy(reproduction, budget);
        if (changed.isEmpty()) {
            return "made with other settings than the paper's";
        }
        int more = changed.size() - NAMED;
        return "which changes " + String.join(", ", changed.subList(0, Math.min(changed.size(), NAMED)))
                + (more > 0 ? " and " + more + (more == 1 ? " more setting" : " more settings") : "");
    }

    private String command() {
        return RunCommand.trainAndAttack(largest, Map.of());
    }

    /** Budget to the number of cells that show it although they cannot be compared. */
    private static Map<String, Integer> numbers(Comparison comparison, boolean withoutEvidence) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (TableComparison table : comparison.tables()) {
            for (CellComparison cell : table.cells()) {
                MeasuredValues measured = cell.measured();
                if (measured == null || measured.unlike() == null || measured.noEvidence() != withoutEvidence) {
                    continue;
                }
                if (withoutEvidence || !table.spec().facts()) {
                    numbers.merge(measured.budget(), 1, Integer::sum);
                }
            }
        }
        return numbers;
    }

    private static String counted(int numbers) {
        return numbers == 1 ? "One of our numbers" : numbers + " of our numbers";
    }

    private static String from(int numbers) {
        return numbers == 1 ? " comes" : " come";
    }
}
