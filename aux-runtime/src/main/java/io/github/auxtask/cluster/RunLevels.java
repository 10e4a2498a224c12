package io.github.auxtask.cluster;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The runs of a plan by how many others must be done one after the other before them. No run waits for one of its own level, so that the
 * runs of a level can go on side by side.
 */
public final class RunLevels {
    private RunLevels() {}

    /**
     * The levels, the first one first; each in the plan's order, none empty.
     *
     * @param left whether a run is to be done; the others are taken for done
     */
    public static List<List<PlannedRun>> of(Plan plan, Predicate<PlannedRun> left) {
        PlanGraph graph = new PlanGraph(plan);
        Map<ContentId, Integer> levels = new HashMap<>();
        List<List<PlannedRun>> all = new ArrayList<>();
        // A run stands behind those it needs.
        for (PlannedRun run : plan.runs()) {
            if (!left.test(run)) {
                continue;
            }
            int level = graph.needs(run).stream()
                    .mapToInt(need -> levels.getOrDefault(need.id(), -1) + 1)
                    .max()
                    .orElse(0);
            levels.put(run.id(), level);
            while (all.size() <= level) {
                all.add(new ArrayList<>());
            }
            all.get(level).add(run);
        }
        return all.stream().map(List::copyOf).toList();
    }
}
