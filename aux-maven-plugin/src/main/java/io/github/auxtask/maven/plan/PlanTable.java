package io.github.auxtask.maven.plan;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.TextTable;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.difference.NewRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan as lines of the log: one row per run, with what it waits for where runs need others, and a line that counts. */
public final class PlanTable {
    private static final int MOST_REASONS = 8;

    private PlanTable() {}

    /**
     * The table.
     *
     * @param records of all budgets, by which is said why runs are new
     */
    public static List<String> lines(Plan plan, PlanStatus status, List<RunRecord> records) {
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
        int evaluations = plan.selected().stream()
                .mapToInt(run -> run.evaluations().size())
                .sum();
        if (evaluations > 0) {
            int missing = plan.selected().stream()
                    .mapToInt(run -> status.missingEvaluations(run).size())
                    .sum();
            lines.add(Counted.of(evaluations, "evaluation") + ": " + (evaluations - missing) + " made, " + missing
                    + " to make");
        }
        lines.addAll(reasons(status, records));
        if (!plan.onlyNeeded().isEmpty()) {
            lines.add(Counted.of(plan.onlyNeeded().size(), "run") + " only because others need "
                    + (plan.onlyNeeded().size() == 1 ? "it" : "them"));
        }
        return lines;
    }

    /** Why runs are to be trained although others like them are recorded: a line for each reason. */
    private static List<String> reasons(PlanStatus status, List<RunRecord> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Map<String, List<PlannedRun>> byReason = new LinkedHashMap<>();
        for (PlannedRun run : status.untrained()) {
            NewRun.of(run, records)
                    .filter(found -> found.nearest() != null)
                    .ifPresent(found -> byReason.computeIfAbsent(
                                    String.join(", ", found.reasons()), reason -> new ArrayList<>())
                            .add(run));
        }
        List<String> lines = new ArrayList<>();
        byReason.forEach((reason, runs) -> lines.add(
                runs.get(0).label() + (runs.size() > 1 ? " and " + (runs.size() - 1) + " more are" : " is") + " new: "
                        + NewRun.of(runs.get(0), records).map(NewRun::sentence).orElse(reason)));
        int left = lines.size() - MOST_REASONS;
        if (left > 0) {
            lines.subList(MOST_REASONS, lines.size()).clear();
            lines.add("and " + left + " other reasons");
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
