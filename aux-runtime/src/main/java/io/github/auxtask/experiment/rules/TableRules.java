package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.experiment.spec.VariantFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables may only speak of axes, columns and values that exist. */
final class TableRules {
    private static final List<String> PSEUDO_AXES =
            List.of(TableColumn.EVALUATION, TableColumn.METRIC, TableColumn.CLASS);

    private final YamlDocument yaml;
    private final Reproduction reproduction;
    private final List<String> axes;

    TableRules(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.reproduction = reproduction;
        this.axes = new ArrayList<>(reproduction.grid().keySet());
        axes.addAll(PSEUDO_AXES);
    }

    void check(Findings findings) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < reproduction.tables().size(); i++) {
            TableSpec table = reproduction.tables().get(i);
            List<String> place = List.of("tables", Integer.toString(i));
            findings.attempt(() -> {
                if (!ids.add(table.id())) {
                    throw yaml.bad(place, "two tables have the id '" + table.id() + "'.");
                }
            });
            findings.attempt(() -> convergence(table.metric(), place));
            findings.attempt(() -> {
                columns(table, place);
                layout(table, place);
                contradictions(table, place);
            });
            table.where()
                    .forEach((axis, value) ->
                            findings.attempt(() -> coordinate(axis, value, extended(place, "where", axis))));
            findings.attempt(() -> filters(table, place));
            table.strong()
                    .forEach((paper, strong) -> List.of(paper, strong)
                            .forEach(evaluation -> findings.attempt(() ->
                                    coordinate(TableColumn.EVALUATION, evaluation, extended(place, "strong", paper)))));
        }
    }

    private void filters(TableSpec table, List<String> place) {
        for (int j = 0; j < table.tolerance().exceptions().size(); j++) {
            filter(
                    table.tolerance().exceptions().get(j).when(),
                    extended(place, "tolerance", "except", Integer.toString(j), "when"));
        }
        for (int j = 0; j < table.incomparable().size(); j++) {
            filter(table.incomparable().get(j).when(), extended(place, "not-comparable", Integer.toString(j), "when"));
        }
    }

    private void convergence(String metric, List<String> place) {
        try {
            ConvergenceMetric.of(metric);
        } catch (BadInputException e) {
            throw yaml.bad(extended(place, TableColumn.METRIC), String.valueOf(e.getMessage()));
        }
    }

    private void filter(VariantFilter filter, List<String> place) {
        filter.allowed()
                .forEach((axis, values) -> values.forEach(value -> coordinate(axis, value, extended(place, axis))));
    }

    /** Two exceptions with different deltas must not claim the same cell, or their order would decide a verdict. */
    private void contradictions(TableSpec table, List<String> place) {
        List<Tolerance.Special> exceptions = table.tolerance().exceptions();
        for (int j = 0; j < exceptions.size(); j++) {
            for (int i = 0; i < j; i++) {
                Tolerance.Special earlier = exceptions.get(i);
                Tolerance.Special later = exceptions.get(j);
                if (earlier.delta().compareTo(later.delta()) != 0
                        && earlier.when().overlaps(later.when())) {
                    throw yaml.bad(
                            extended(place, "tolerance", "except", Integer.toString(j)),
                            "the tolerances " + earlier.delta().toPlainString() + " (" + earlier.when() + ") and "
                                    + later.delta().toPlainString() + " (" + later.when()
                                    + ") contradict each other where both apply: name an axis that keeps them apart.");
                }
            }
        }
    }

    private void columns(TableSpec table, List<String> place) {
        for (Map.Entry<String, TableColumn> entry : table.columns().entrySet()) {
            List<String> column = extended(place, "columns", entry.getKey());
            known(entry.getValue().axis(), axes, "axis", extended(column, "axis"));
            entry.getValue()
                    .values()
                    .forEach((theirs, ours) ->
                            coordinate(entry.getValue().axis(), ours, extended(column, "values", theirs)));
        }
    }

    /** Every axis with more than one value must be told apart by rows or columns, or a cell would mix different runs. */
    private void layout(TableSpec table, List<String> place) {
        List<String> shown = new ArrayList<>(table.rows());
        shown.addAll(table.across());
        List<String> known = new ArrayList<>(table.columns().keySet());
        known.addAll(axes);
        shown.forEach(name -> known(
                name, known, "column or axis", extended(place, table.rows().contains(name) ? "rows" : "across")));
        Set<String> told = new HashSet<>(table.where().keySet());
        shown.forEach(name -> told.add(table.axis(name)));
        for (Map.Entry<String, List<String>> axis : reproduction.grid().entrySet()) {
            if (axis.getValue().size() > 1 && !told.contains(axis.getKey())) {
                throw yaml.bad(
                        place,
                        "the table '" + table.id() + "' does not say where the axis '" + axis.getKey()
                                + "' goes: name it in rows or across, or fix its value in where.");
            }
        }
    }

    private void coordinate(String axis, String value, List<String> place) {
        known(axis, axes, "axis", place);
        List<String> values = reproduction.values(axis);
        if (!values.isEmpty()) {
            known(value, values, "value of '" + axis + "'", place);
        }
    }

    private void known(String word, Collection<String> words, String what, List<String> place) {
        if (!words.contains(word)) {
            throw bad(place, word, words, what);
        }
    }

    private BadInputException bad(List<String> place, String word, Collection<String> words, String what) {
        return yaml.bad(place, "'" + word + "' is no " + what + " of this file" + Suggestion.hint(word, words));
    }

    private static List<String> extended(List<String> place, String... names) {
        List<String> longer = new ArrayList<>(place);
        longer.addAll(List.of(names));
        return longer;
    }
}
