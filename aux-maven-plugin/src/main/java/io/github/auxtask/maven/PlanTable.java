package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan as lines of the log: one row per run, and a line that counts. */
final class PlanTable {
    private PlanTable() {}

    static List<String> lines(Plan plan, PlanStatus status) {
        TextTable table = new TextTable("run", "id", "epochs", "training", "evaluations");
        for (PlannedRun run : plan.runs()) {
            table.row(
                    run.label(),
                    run.id().abbreviated(),
                    epochs(run.settings()),
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

    /** As the settings say: {@code 200}, or {@code 5+2+2} where phases have their own. */
    private static String epochs(Map<String, Object> settings) {
        Object epochs = settings.getOrDefault("epochs", "-");
        if (!(settings.get("phases") instanceof List<?> phases)) {
            return epochs.toString();
        }
        return phases.stream()
                .map(phase -> phase instanceof Map<?, ?> map && map.containsKey("epochs") ? map.get("epochs") : epochs)
                .map(String::valueOf)
                .collect(Collectors.joining("+"));
    }

    private static String evaluations(List<String> missing, int all) {
        if (missing.isEmpty()) {
            return "done";
        }
        return missing.size() == all ? all + " missing" : "missing: " + String.join(", ", missing);
    }
}
