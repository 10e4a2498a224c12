package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.ContentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What waits for what in a plan. */
public final class PlanGraph {
    private final Plan plan;
    private final Map<ContentId, PlannedRun> byId = new HashMap<>();

    public PlanGraph(Plan plan) {
        this.plan = plan;
        plan.runs().forEach(run -> byId.put(run.id(), run));
    }

    /** The runs that a run needs and that are in the plan, each once, in order. */
    public List<PlannedRun> needs(PlannedRun run) {
        List<PlannedRun> needs = new ArrayList<>();
        for (ContentId id : run.neededIds()) {
            PlannedRun need = byId.get(id);
            if (need != null) {
                needs.add(need);
            }
        }
        return needs;
    }

    /** All runs that need this one, directly or through others, in the plan's order. */
    public List<PlannedRun> dependents(PlannedRun run) {
        Set<ContentId> reached = new HashSet<>(Set.of(run.id()));
        List<PlannedRun> dependents = new ArrayList<>();
        // A run stands behind those it needs, so one pass is enough.
        for (PlannedRun other : plan.runs()) {
            if (!Collections.disjoint(reached, other.neededIds())) {
                reached.add(other.id());
                dependents.add(other);
            }
        }
        return dependents;
    }

    /**
     * The chain of runs, each of which needs the one before it, that takes longest: no number of machines is faster.
     *
     * @param seconds what a run takes; 0 for one that is done
     * @return from the first run to the last; empty if nothing takes any time
     */
    public List<PlannedRun> longestPath(ToDoubleFunction<PlannedRun> seconds) {
        Map<ContentId, Double> ends = new HashMap<>();
        Map<ContentId, PlannedRun> before = new HashMap<>();
        @Nullable PlannedRun last = null;
        double longest = 0;
        for (PlannedRun run : plan.runs()) {
            double start = 0;
            for (PlannedRun need : needs(run)) {
                double end = ends.getOrDefault(need.id(), 0.0);
                if (end > start) {
                    start = end;
                    before.put(run.id(), need);
                }
            }
            double end = start + seconds.applyAsDouble(run);
            ends.put(run.id(), end);
            if (end > longest) {
                longest = end;
                last = run;
            }
        }
        Deque<PlannedRun> path = new ArrayDeque<>();
        for (PlannedRun run = last; run != null; run = before.get(run.id())) {
            if (seconds.applyAsDouble(run) > 0) {
                path.addFirst(run);
            }
        }
        return List.copyOf(path);
    }
}
