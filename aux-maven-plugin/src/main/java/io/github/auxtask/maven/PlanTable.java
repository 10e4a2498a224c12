package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.List;

/** The plan as lines of the log: a row a run, and a line that counts. */
final class PlanTable {
    private PlanTable() {}

    static List<String> lines(Plan plan, PlanStatus status) {
        TextTable table = new TextTable("run", "id", "epochs", "training", "evaluations");
        for (PlannedRun run : plan.runs()) {
            Object epochs = run.settings().get("epochs");
            table.row(
                    run.label(),
                    run.id().abbreviated(),
                    epochs == null ? "-" : epochs.toString(),
                    status.word(run),
                    evaluations(
                            status.missingEvaluations(run), run.evaluations().size()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(plan.reproduction() + ", budget " + plan.budget()
                + (plan.evidence() ? "" : " (proves the machinery, not evidence)"));
        lines.addAll(table.lines());
        lines.add(Counted.of(status.total(), "run") + ": "
                + (status.total() - status.untrained().size()) + " trained, "
                + status.untrained().size() + " to train, "
                + status.unevaluated().size() + " trained but to evaluate");
        return lines;
    }

    private static String evaluations(List<String> missing, int all) {
        if (missing.isEmpty()) {
            return "done";
        }
        return missing.size() == all ? all + " missing" : "missing: " + String.join(", ", missing);
    }
}
