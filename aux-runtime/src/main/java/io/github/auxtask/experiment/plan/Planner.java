package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.NeededRun;
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
        // What is needed only, and with seeds of its own, is chosen by its id alone.
        List<PlannedRun> selected = (filter.byId() ? List.copyOf(runs.values()) : offered)
                .stream().filter(filter::matches).toList();
        if (selected.isEmpty()) {
            throw new BadInputException("Nothing to run: "
                    + (selection.only() == null ? "" : "-Daux.only=" + selection.only() + " selects none of the ")
                    + offered.size() + " runs of budget '" + budget.name() + "'" + offer(offered)
                    + ".");
        }
        List<PlannedRun> all = List.copyOf(runs.values());
        return new Plan(reproduction.name(), budget.name(), budget.evidence(), all).only(selected);
    }

    /** Depth first, so that {@link #runs} is in topological order. That this ends, the rules of the file have seen to. */
    private PlannedRun run(Position position) {
        PlannedRun known = runs.get(position);
        if (known != null) {
            return known;
        }
        List<NeededRun> needs = new ArrayList<>();
        for (Dependency dependency : reproduction.needs()) {
            if (dependency.when().matches(position.variant())) {
                needs.addAll(needed(dependency, position));
            }
        }
        PlannedRun run = PlannedRun.of(
                position.variant(),
                position.seed(),
                settings(position.variant()),
                reproduction.method(),
                reproduction.data(position.variant(), budget),
                evaluations(),
                needs);
        runs.put(position, run);
        return run;
    }

    private List<NeededRun> needed(Dependency dependency, Position position) {
        List<NeededRun> needed = new ArrayList<>();
        for (Map<String, String> variant : dependency.neededBy(position.variant())) {
            for (long seed : seeds(dependency, position.seed())) {
                needed.add(new NeededRun(
                        dependency.as(), run(new Position(variant, seed)).id()));
            }
        }
        return needed;
    }

    private static List<Long> seeds(Dependency dependency, long seed) {
        try {
            return dependency.seeds().of(seed);
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "reproduction.yaml, line " + dependency.line() + ": what a run with seed " + seed
                            + " needs would have seeds of more than 64 bits: choose a smaller seed.",
                    e);
        }
    }

    private Map<String, Object> settings(Map<String, String> variant) {
        Map<String, Object> resolved = new LinkedHashMap<>(PaperSettings.of(reproduction, variant));
        resolved.putAll(budget.settings(variant));
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
