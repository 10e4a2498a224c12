package io.github.auxtask.compare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.Budget;
import io.github.auxtask.experiment.Evaluation;
import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.experiment.TableColumn;
import io.github.auxtask.experiment.TableSpec;
import io.github.auxtask.provenance.RunRecord;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the number that a cell asks for out of a run's record, in the unit of the table. */
final class MetricReader {
    /**
     * A number of one run.
     *
     * @param flaw why it must not be compared, or null
     */
    record Reading(double value, @Nullable String flaw) {}

    private static final String ACCURACY = "accuracy";
    private static final String FRACTION = "fraction";
    private static final double PERCENT = 100;

    private final Reproduction reproduction;
    private final TableSpec table;

    MetricReader(Reproduction reproduction, TableSpec table) {
        this.reproduction = reproduction;
        this.table = table;
    }

    /**
     * The number, if the run was evaluated that way and the evaluation measured it.
     *
     * <p>A class-wise metric is stored as {@code metric.class}. The evaluation is found by its settings; one of the right
     * name whose settings have changed since is read, too, but not compared.
     */
    Optional<Reading> read(RunRecord run, Map<String, String> coordinates) {
        Evaluation wanted = evaluation(coordinates);
        Optional<RunRecord.Evaluation> exact = run.evaluations().stream()
                .filter(made -> made.id().equals(wanted.id(run.id())))
                .findFirst();
        Optional<RunRecord.Evaluation> made = exact.isPresent()
                ? exact
                : run.evaluations().stream()
                        .filter(candidate -> candidate.name().equals(wanted.name()))
                        .findFirst();
        String flaw = exact.isPresent() ? null : "the evaluation '" + wanted.name() + "' had other settings";
        return made.map(evaluation -> value(evaluation, coordinates)).map(value -> new Reading(value, flaw));
    }

    /** Whether a budget makes the evaluation that these coordinates ask for. */
    boolean madeBy(String budget, Map<String, String> coordinates) {
        Budget known = reproduction.budgets().get(budget);
        return known == null
                || known.evaluations().contains(evaluation(coordinates).name());
    }

    private @Nullable Double value(RunRecord.Evaluation made, Map<String, String> coordinates) {
        String metric = coordinates.getOrDefault(TableColumn.METRIC, table.metric());
        String ofClass = coordinates.get(TableColumn.CLASS);
        if (metric.equals(ACCURACY) && ofClass == null) {
            return table.unit().equals(FRACTION) ? made.accuracy() / PERCENT : made.accuracy();
        }
        return made.metrics().get(ofClass == null ? metric : metric + "." + ofClass);
    }

    private Evaluation evaluation(Map<String, String> coordinates) {
        String name = coordinates.get(TableColumn.EVALUATION);
        return reproduction.evaluations().stream()
                .filter(evaluation -> name == null || evaluation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("The table '" + table.id() + "' asks for the evaluation '"
                        + name + "', which reproduction.yaml does not have: add it to evaluations."));
    }
}
