package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.List;

/** The plan as lines of the log: a row a run, with what it waits for where runs need others, and a line that counts. */
final class PlanTable {
    private PlanTable() {}

    static List<String> lines(Plan plan, PlanStatus status) {
        boolean graph = plan.runs().stream().anyMatch(run -> !run.needs().isEmpty());
        List<String> header = new ArrayList<>(List.of("run", "id", "epochs", "training", "evaluations"));
        if (graph) {
            header.add("needs");
        }
        NeedText needs = new NeedText(plan);
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (PlannedRun run : plan.runs()) {
            List<String> row = row(plan, status, run);
            if (graph) {
                row.add(needs.of(run));
            }
            table.row(row.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>();
        lines.add(plan.reproduction() + ", budget " + plan.budget()
                + (plan.evidence() ? "" : " (proves the machinery, not evidence)"));
        lines.addAll(table.lines());
        lines.add(Counted.of(status.total(), "run") + ": "
                + (status.total() - status.untrained().size()) + " trained, "
                + status.untrained().size() + " to train, "
                + status.unevaluated().size() + " trained but to evaluate");
        if (!plan.onlyNeeded().isEmpty()) {
            lines.add(Counted.of(plan.onlyNeeded().size(), "run") + " only because others need "
                    + (plan.onlyNeeded().size() == 1 ? "it" : "them"));
        }
        return lines;
    }

    private static List<String> row(Plan plan, PlanStatus status, PlannedRun run) {
        Object epochs = run.settings().get("epochs");
        return new ArrayList<>(List.of(
                run.label(),
                run.id().abbreviated(),
                epochs == null ? "-" : epochs.toString(),
                status.word(run),
                plan.onlyNeeded().contains(run.id())
                        ? "-"
                        : evaluations(
                                status.missingEvaluations(run),
                                run.evaluations().size())));
    }

    private static String evaluations(List<String> missing, int all) {
        if (missing.isEmpty()) {
            return "done";
        }
        return missing.size() == all ? all + " missing" : "missing: " + String.join(", ", missing);
    }
}
