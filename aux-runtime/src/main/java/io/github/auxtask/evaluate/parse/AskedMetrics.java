package io.github.auxtask.evaluate.parse;

import io.github.auxtask.core.Suggestion;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the metrics that tables and claims ask for against what the kinds of their evaluations measure, ours and those from outside. */
public final class AskedMetrics {
    /** What every evaluation has. */
    private static final Set<String> ALWAYS = Set.of("accuracy", "error");

    /** Stands for whichever class a cell is about. */
    private static final String ANY_CLASS = ".class";

    private final Map<String, EvaluationKind> kinds = new LinkedHashMap<>();
    private final List<Metric> facts;
    private final List<Missing> missing = new ArrayList<>();

    /**
     * A metric that nothing measures.
     *
     * @param at the keys that lead to the table or claim that asks for it
     * @param text what is wrong, and what there is
     */
    public record Missing(List<String> at, String text) {
        public Missing {
            at = List.copyOf(at);
        }
    }

    private AskedMetrics(Reproduction reproduction, List<String> facts) {
        this.facts =
                facts.stream().map(name -> Metric.count(name, "", "a fact")).toList();
        for (ParsedEvaluation evaluation :
                Evaluations.parseAll(reproduction.evaluations()).evaluations()) {
            kinds.put(evaluation.name(), evaluation.kind());
        }
    }

    /**
     * Each metric that no evaluation measures that its table or claim could mean: its cells would stay empty.
     *
     * @param facts names of what the method states of its networks and labels, words in capitals standing for any text
     */
    public static List<Missing> missing(Reproduction reproduction, List<String> facts) {
        AskedMetrics asked = new AskedMetrics(reproduction, facts);
        for (int i = 0; i < reproduction.tables().size(); i++) {
            asked.table(reproduction.tables().get(i), List.of("tables", Integer.toString(i), TableColumn.METRIC));
        }
        reproduction.claims().forEach(asked::claim);
        return List.copyOf(asked.missing);
    }

    private void table(TableSpec table, List<String> at) {
        Collection<TableColumn> columns = table.columns().values();
        boolean byClass = table.where().containsKey(TableColumn.CLASS)
                || columns.stream().anyMatch(column -> column.axis().equals(TableColumn.CLASS));
        for (String metric : metrics(table)) {
            check(
                    "The table '" + table.id() + "'",
                    metric + (byClass ? ANY_CLASS : ""),
                    table.facts(),
                    table.where(),
                    at);
        }
    }

    /** Those that are named here: words of a published file that nobody translates, and words that are joined, are not. */
    private static Set<String> metrics(TableSpec table) {
        List<TableColumn> named = table.columns().values().stream()
                .filter(column -> column.axis().equals(TableColumn.METRIC))
                .toList();
        if (named.isEmpty()) {
            return Set.of(table.where().getOrDefault(TableColumn.METRIC, table.metric()));
        }
        return named.size() == 1 ? new TreeSet<>(named.get(0).values().values()) : Set.of();
    }

    private void claim(Claim claim) {
        boolean byClass = claim.where().containsKey(TableColumn.CLASS);
        check(
                "The claim '" + claim.id() + "'",
                claim.metric() + (byClass ? ANY_CLASS : ""),
                claim.facts(),
                claim.where(),
                List.of("claims", claim.id(), TableColumn.METRIC));
    }

    private void check(String asker, String metric, boolean facts, Map<String, String> where, List<String> at) {
        String named = where.get(TableColumn.EVALUATION);
        Map<String, EvaluationKind> candidates = new LinkedHashMap<>(kinds);
        if (named != null) {
            candidates.keySet().retainAll(Set.of(named));
        }
        if (facts
                && isMeasured(candidates.values(), metric)
                && candidates.values().stream().noneMatch(kind -> states(kind, metric))) {
            missing.add(
                    new Missing(
                            at,
                            asker + " says facts: true, but '" + metric.replace(ANY_CLASS, ".CLASS")
                                    + "' differs from training to training, so it has to be tested over seeds: take facts away."));
            return;
        }
        if (candidates.isEmpty() || isMeasured(candidates.values(), metric)) {
            return;
        }
        String nobody = named == null ? "no evaluation measures" : "the evaluation '" + named + "' does not measure";
        String near = Suggestion.nearest(metric, words(candidates.values()))
                .map(word -> "; did you mean '" + word + "'? ")
                .orElse(": ");
        missing.add(new Missing(
                at,
                asker + " asks for the metric '" + metric.replace(ANY_CLASS, ".CLASS") + "', which " + nobody
                        + ", so that it stays empty" + near + measured(candidates.values()) + "."));
    }

    private boolean isMeasured(Collection<EvaluationKind> candidates, String metric) {
        return ALWAYS.contains(metric)
                || ConvergenceMetric.of(metric).isPresent()
                || candidates.stream().anyMatch(kind -> measures(kind, metric));
    }

    private Set<String> words(Collection<EvaluationKind> candidates) {
        Set<String> words = new TreeSet<>(ALWAYS);
        candidates.forEach(kind -> kind.metrics().stream()
                .filter(metric -> !isOfMethod(metric))
                .forEach(metric -> words.add(metric.name())));
        facts.forEach(fact -> words.add(fact.name()));
        return words;
    }

    /** A name that is one word in capitals stands for what the method states. */
    private boolean measures(EvaluationKind kind, String metric) {
        return kind.metrics().stream()
                .anyMatch(known -> isOfMethod(known)
                        ? facts.stream().anyMatch(fact -> fact.matches(metric))
                        : known.matches(metric));
    }

    /** Whether it is a fact that does not depend on how a network was trained. */
    private boolean states(EvaluationKind kind, String metric) {
        return kind.metrics().stream()
                .filter(Metric::fact)
                .anyMatch(known -> isOfMethod(known)
                        ? facts.stream().anyMatch(fact -> fact.matches(metric))
                        : known.matches(metric));
    }

    private static boolean isOfMethod(Metric metric) {
        return metric.fact() && metric.matches("x");
    }

    /** {@code by-class measures accuracy, error, class.NAME}. */
    private static String measured(Collection<EvaluationKind> candidates) {
        return candidates.stream()
                .distinct()
                .map(kind -> kind.name() + " measures accuracy, error, "
                        + kind.metrics().stream().map(Metric::name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
