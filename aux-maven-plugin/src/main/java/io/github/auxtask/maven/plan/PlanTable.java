package io.github.auxtask.maven.plan;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan as lines of the log: one row per run, with what it waits for where runs need others, and a line that counts. */
public final class PlanTable {
    private PlanTable() {}

    public static List<String> lines(Plan plan, PlanStatus status) {
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
        return new ArrayList<>(List.of(
                run.label(),
                run.id().abbreviated(),
                epochs(run.settings()),
                status.word(run),
                plan.onlyNeeded().contains(run.id())
                        ? "-"
                        : evaluations(
                                status.missingEvaluations(run),
                                run.evaluations().size())));
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
