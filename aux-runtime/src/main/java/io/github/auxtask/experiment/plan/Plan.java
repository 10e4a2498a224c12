package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.spec.Reproduction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that a budget asks for, each after those it needs.
 *
 * @param reproduction name of the reproduction
 * @param budget name of the budget
 * @param evidence whether the results may be shown as evidence
 * @param runs in the order in which they can be trained: all variants with the first seed, then with the second, ...
 * @param onlyNeeded ids of the runs that are there only because others need them: they are trained if they are not trained yet,
 *     never anew, and not evaluated
 */
public record Plan(
        String reproduction, String budget, boolean evidence, List<PlannedRun> runs, Set<ContentId> onlyNeeded) {
    public Plan {
        runs = List.copyOf(runs);
        onlyNeeded = Collections.unmodifiableSet(new LinkedHashSet<>(onlyNeeded));
    }

    /** A plan of which every run was asked for. */
    public Plan(String reproduction, String budget, boolean evidence, List<PlannedRun> runs) {
        this(reproduction, budget, evidence, runs, Set.of());
    }

    /**
     * Lays out what is to be run.
     *
     * @throws BadInputException if the selection names a budget, axis or value that does not exist, or selects nothing
     */
    public static Plan of(Reproduction reproduction, Selection selection) {
        return new Planner(reproduction, selection).plan();
    }

    /**
     * Reads a plan that {@link #write} wrote.
     *
     * @throws BadInputException if it is not a plan, or a run's id does not fit its configuration
     */
    public static Plan read(Path json) {
        return PlanJson.read(json);
    }

    /** Writes the plan as JSON, whole or not at all. */
    public void write(Path json) {
        AtomicFile.write(json, PlanJson.bytes(this));
    }

    /** Whether any of its runs computes in this precision. */
    public boolean uses(Precision precision) {
        return runs.stream()
                .anyMatch(run -> precision.toString().equals(run.settings().get(PaperSettings.PRECISION)));
    }

    /** The part of the plan that is these runs and everything that they need, in the same order. */
    public Plan only(Collection<PlannedRun> wanted) {
        Map<ContentId, PlannedRun> byId = new HashMap<>();
        runs.forEach(run -> byId.put(run.id(), run));
        Set<ContentId> asked = wanted.stream().map(PlannedRun::id).collect(Collectors.toSet());
        Set<ContentId> kept = new HashSet<>();
        Deque<ContentId> waiting = new ArrayDeque<>(asked);
        while (!waiting.isEmpty()) {
            PlannedRun run = byId.get(waiting.removeLast());
            if (run != null && kept.add(run.id())) {
                waiting.addAll(run.neededIds());
            }
        }
        List<PlannedRun> part =
                runs.stream().filter(run -> kept.contains(run.id())).toList();
        Set<ContentId> brought = new LinkedHashSet<>();
        part.stream().map(PlannedRun::id).filter(id -> !asked.contains(id)).forEach(brought::add);
        return new Plan(reproduction, budget, evidence, part, brought);
    }

    /** The runs that were asked for. */
    public List<PlannedRun> selected() {
        return runs.stream().filter(run -> !onlyNeeded.contains(run.id())).toList();
    }

    /** The run with this id, if it is in the plan. */
    public Optional<PlannedRun> run(ContentId id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }
}
