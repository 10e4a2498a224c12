package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Dependency;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a budget into runs, each after those it needs. */
final class Planner {
    private record Position(Map<String, String> variant, long seed) {}

    private final Reproduction reproduction;
    private final Selection selection;
    private final Budget budget;
    private final List<Map<String, String>> variants;
    private final Map<Position, PlannedRun> runs = new LinkedHashMap<>();
    private final Set<Position> open = new LinkedHashSet<>();

    Planner(Reproduction reproduction, Selection selection) {
        this(reproduction, selection, reproduction.budget(selection.budget()));
    }

    /** Plans a budget in place of the one that the selection names. */
    Planner(Reproduction reproduction, Selection selection, Budget budget) {
        this.reproduction = reproduction;
        this.selection = selection;
        this.budget = budget;
        this.variants = reproduction.variants();
    }

    Plan plan() {
        RunFilter filter = RunFilter.parse(selection.only(), reproduction.grid());
        List<PlannedRun> offered = new ArrayList<>();
        for (long seed : seeds()) {
            for (Map<String, String> variant : variants) {
                if (budget.only().matches(variant)) {
                    offered.add(run(new Position(variant, seed)));
                }
            }
        }
        List<PlannedRun> selected = offered.stream().filter(filter::matches).toList();
        if (selected.isEmpty()) {
            throw new BadInputException("Nothing to run: "
                    + (selection.only() == null ? "" : "-Daux.only=" + selection.only() + " selects none of the ")
                    + offered.size() + " runs of budget '" + budget.name() + "'" + offer(offered)
                    + ".");
        }
        Set<ContentId> wanted = withNeeds(selected);
        return new Plan(
                reproduction.name(),
                budget.name(),
                budget.evidence(),
                runs.values().stream().filter(run -> wanted.contains(run.id())).toList());
    }

    /** Depth first, so that {@link #runs} is in topological order. */
    private PlannedRun run(Position position) {
        PlannedRun known = runs.get(position);
        if (known != null) {
            return known;
        }
        if (!open.add(position)) {
            throw new BadInputException("reproduction.yaml: 'needs' goes in a circle: "
                    + open.stream()
                            .map(p -> String.join("/", p.variant().values()))
                            .collect(Collectors.joining(" needs "))
                    + ".");
        }
        List<ContentId> needs = new ArrayList<>();
        for (Dependency dependency : reproduction.needs()) {
            if (dependency.when().matches(position.variant())) {
                needs.add(needed(dependency, position).id());
            }
        }
        open.remove(position);
        PlannedRun run = PlannedRun.of(
                position.variant(),
                position.seed(),
                settings(position.variant()),
                reproduction.method(),
                reproduction.data(position.variant()),
                evaluations(),
                needs);
        runs.put(position, run);
        return run;
    }

    private PlannedRun needed(Dependency dependency, Position position) {
        Map<String, String> variant = dependency.neededBy(position.variant());
        if (!variants.contains(variant)) {
            throw new BadInputException(
                    "reproduction.yaml: " + String.join("/", position.variant().values()) + " needs "
                            + String.join("/", variant.values()) + ", which the grid excludes.");
        }
        return run(new Position(variant, position.seed()));
    }

    private Map<String, Object> settings(Map<String, String> variant) {
        Map<String, Object> resolved = new LinkedHashMap<>(PaperSettings.of(reproduction, variant));
        resolved.putAll(budget.settings());
        @Nullable Precision precision = selection.precision();
        if (precision != null) {
            resolved.put(PaperSettings.PRECISION, precision.toString());
        }
        return resolved;
    }

    private List<Evaluation> evaluations() {
        return reproduction.evaluations().stream()
                .filter(evaluation -> budget.evaluations().contains(evaluation.name()))
                .toList();
    }

    private List<Long> seeds() {
        List<Long> asked = selection.seeds();
        List<Long> seeds = asked == null ? budget.seeds() : asked;
        if (seeds.isEmpty() || new HashSet<>(seeds).size() < seeds.size()) {
            throw new BadInputException(
                    "-Daux.seeds: every seed must be there once, and at least one; got " + seeds + ".");
        }
        return seeds;
    }

    private Set<ContentId> withNeeds(List<PlannedRun> selected) {
        Map<ContentId, PlannedRun> byId = new LinkedHashMap<>();
        runs.values().forEach(run -> byId.put(run.id(), run));
        Set<ContentId> wanted = new HashSet<>();
        List<ContentId> waiting =
                new ArrayList<>(selected.stream().map(PlannedRun::id).toList());
        while (!waiting.isEmpty()) {
            ContentId id = waiting.remove(waiting.size() - 1);
            PlannedRun run = byId.get(id);
            if (run != null && wanted.add(id)) {
                waiting.addAll(run.needs());
            }
        }
        return wanted;
    }

    private static String offer(List<PlannedRun> offered) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (PlannedRun run : offered) {
            run.variant()
                    .forEach((axis, value) -> values.computeIfAbsent(axis, a -> new LinkedHashSet<>())
                            .add(value));
            values.computeIfAbsent("seed", a -> new LinkedHashSet<>()).add(Long.toString(run.seed()));
        }
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + String.join("|", entry.getValue()))
                        .collect(Collectors.joining(", ", ", which has ", ""));
    }
}
