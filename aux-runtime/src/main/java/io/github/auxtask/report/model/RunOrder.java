package io.github.auxtask.report.model;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs in the order of {@code reproduction.yaml}, and with their axes in that order: records sort everything by name. */
public final class RunOrder {
    private final Reproduction reproduction;
    private final List<String> budgets;

    public RunOrder(Reproduction reproduction) {
        this.reproduction = reproduction;
        this.budgets = new ArrayList<>(reproduction.budgets().keySet());
    }

    /** Sorted by budget (the largest first), variant and seed. */
    public List<RunRecord> sorted(List<RunRecord> runs) {
        return runs.stream().sorted(order()).toList();
    }

    private Comparator<RunRecord> order() {
        Comparator<RunRecord> order = Comparator.comparingInt((RunRecord run) -> -budgets.indexOf(run.budget()))
                .thenComparing(RunRecord::budget);
        for (Map.Entry<String, List<String>> axis : reproduction.grid().entrySet()) {
            order = order.thenComparing(
                    run -> axis.getValue().indexOf(run.variant().getOrDefault(axis.getKey(), "")));
        }
        return order.thenComparing(RunRecord::seed)
                .thenComparing(run -> run.id().hex());
    }

    /** Sorted like {@link #sorted}, and several of one run by the numbers that end their files' names. */
    List<RunRecords.Attempt> attempts(List<RunRecords.Attempt> attempts) {
        return attempts.stream()
                .sorted(Comparator.comparing(RunRecords.Attempt::record, order())
                        .thenComparingInt(attempt -> attempt.file().length())
                        .thenComparing(RunRecords.Attempt::file))
                .toList();
    }

    /** Axis to value in the order of the grid. */
    Map<String, String> variant(RunRecord run) {
        Map<String, String> variant = new LinkedHashMap<>();
        for (String axis : reproduction.grid().keySet()) {
            variant.put(axis, run.variant().getOrDefault(axis, ""));
        }
        run.variant().forEach(variant::putIfAbsent);
        return variant;
    }

    /** Its record, relative to the reproduction's folder. */
    String file(RunRecord run) {
        return "runs/" + run.budget() + "/" + planned(run).fileName();
    }

    /** For people: {@code resnet18, ft, clean, seed 1}. */
    String label(RunRecord run) {
        return String.join(", ", variant(run).values()) + ", seed " + run.seed();
    }

    private PlannedRun planned(RunRecord run) {
        return new PlannedRun(
                run.id(),
                variant(run),
                run.seed(),
                run.settings(),
                reproduction.method(),
                reproduction.data(),
                List.of(),
                run.configuration().needs());
    }
}
