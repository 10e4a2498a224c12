package io.github.auxtask.compare;

import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether every recorded model is as robust as {@code check: {model: {minimum: 40 %}}} asks: for builds that train or ship one. */
public final class ModelGate {
    private ModelGate() {}

    /**
     * Applies the rule.
     *
     * @param runs all records of the reproduction
     * @return a sentence for each model that breaks it; empty if none does, or nothing is asked for
     */
    public static List<String> failures(CheckRules rules, List<RunRecord> runs) {
        Double minimum = rules.minimumRobust();
        if (minimum == null) {
            return List.of();
        }
        if (runs.isEmpty()) {
            return List.of("No model is evaluated, but check.model.minimum asks for one: run mvn aux:attack first.");
        }
        List<String> failures = new ArrayList<>();
        for (RunRecord run : runs) {
            Optional<EvaluationRecord> worst = run.evaluations().stream()
                    .filter(evaluation -> evaluation.settings().containsKey("attack"))
                    .min(Comparator.comparingDouble(EvaluationRecord::accuracy));
            if (worst.isEmpty()) {
                failures.add(name(run) + " is not evaluated under any attack, but check.model.minimum asks for "
                        + percent(minimum) + ": run mvn aux:attack first.");
            } else if (worst.get().accuracy() < minimum) {
                failures.add(name(run) + " has a robust accuracy of "
                        + percent(worst.get().accuracy())
                        + " (evaluation '" + worst.get().name() + "', "
                        + worst.get().images()
                        + " images), but check.model.minimum is " + percent(minimum) + ".");
            } else {
                worst.get().details().checks().stream()
                        .filter(check -> check.failsSeverely())
                        .findFirst()
                        .ifPresent(check -> failures.add(name(run) + " has a robust accuracy that must not be relied on"
                                + " (evaluation '" + worst.get().name() + "', check " + check.id() + "): "
                                + check.text()));
            }
        }
        return failures;
    }

    private static String name(RunRecord run) {
        return "The model " + String.join("/", run.variant().values()) + " ("
                + run.id().abbreviated() + ")";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
