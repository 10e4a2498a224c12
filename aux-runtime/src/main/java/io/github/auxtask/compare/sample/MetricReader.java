package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.ConvergenceMetric;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.WilsonInterval;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the number that a cell or a claim asks for out of a run's record. */
public final class MetricReader {
    /**
     * A number of one run.
     *
     * @param value in the unit of the reader
     * @param flaw why it must not be compared, or null
     * @param wilson of a share of images, in the same unit; null for other metrics
     * @param made the evaluation that it comes from
     */
    public record Reading(
            double value, @Nullable Flaw flaw, @Nullable Interval wilson, EvaluationRecord made) {}

    private static final String ACCURACY = "accuracy";
    private static final String ERROR = "error";
    private static final String FRACTION = "fraction";

    /** Of an evaluation by class: the accuracy of a class, which is the accuracy if all classes are meant. */
    private static final String CLASS = "class";

    /** In the place of a class: all of them together. */
    private static final String ALL = "all";

    private static final double PERCENT = 100;
    private static final double LEVEL = 0.95;

    private final Reproduction reproduction;
    private final String asker;
    private final String metric;
    private final double whole;

    /**
     * A reader for one table or claim.
     *
     * @param asker for messages: {@code The table 'table-1'}
     * @param unit {@code fraction} for accuracies from 0 to 1; percent otherwise
     */
    public MetricReader(Reproduction reproduction, String asker, String metric, String unit) {
        this.reproduction = reproduction;
        this.asker = asker;
        this.metric = metric;
        this.whole = unit.equals(FRACTION) ? 1 : PERCENT;
    }

    /**
     * The number, if the run was evaluated that way and the evaluation measured it.
     *
     * <p>A class-wise metric is stored as {@code metric.class}; the class {@code all} stands for the metric of all images. The evaluation is found by its settings; one of the right
     * name whose settings have changed since is read, too, but not compared.
     */
    public Optional<Reading> read(RunRecord run, Map<String, String> coordinates) {
        Evaluation wanted = evaluation(coordinates);
        Optional<EvaluationRecord> exact = run.evaluations().stream()
                .filter(made -> made.id().equals(wanted.id(run.id())))
                .findFirst();
        Optional<EvaluationRecord> made = exact.isPresent()
                ? exact
                : run.evaluations().stream()
                        .filter(candidate -> candidate.name().equals(wanted.name()))
                        .findFirst();
        Flaw flaw = exact.isPresent() ? null : Flaw.otherEvaluation(wanted.name());
        return made.flatMap(evaluation -> {
            Optional<ConvergenceMetric> speed =
                    ConvergenceMetric.of(coordinates.getOrDefault(TableColumn.METRIC, metric));
            return speed.isPresent()
                    ? converged(run, speed.get(), flaw, evaluation)
                    : reading(evaluation, coordinates, flaw);
        });
    }

    /**
     * Whether these coordinates ask for something that is known to differ from training to training: right answers, or when a training got
     * somewhere. A table cannot make a fact of it by saying so.
     */
    public static boolean isOfTraining(String metric) {
        return metric.equals("accuracy")
                || metric.equals("error")
                || ConvergenceMetric.of(metric).isPresent();
    }

    /** The evaluation that these coordinates ask for. */
    public AskedEvaluation asked(Map<String, String> coordinates) {
        String named = coordinates.get(TableColumn.EVALUATION);
        String name = named == null ? reproduction.evaluations().get(0).name() : named;
        return new AskedEvaluation(name, budget -> {
            Budget known = reproduction.budgets().get(budget);
            return known == null
                    || known.evaluations().contains(evaluation(coordinates).name());
        });
    }

    /** From the run's own history; the evaluation only has to be there, as for every other metric. */
    private static Optional<Reading> converged(
            RunRecord run, ConvergenceMetric speed, @Nullable Flaw flaw, EvaluationRecord made) {
        OptionalInt epoch = speed.firstEpoch(run.training().history().stream()
                .mapToDouble(RunRecord.Epoch::validationAccuracy)
                .toArray());
        return epoch.isPresent() ? Optional.of(new Reading(epoch.getAsInt(), flaw, null, made)) : Optional.empty();
    }

    private Optional<Reading> reading(EvaluationRecord made, Map<String, String> coordinates, @Nullable Flaw flaw) {
        String name = coordinates.getOrDefault(TableColumn.METRIC, metric);
        String ofClass = coordinates.get(TableColumn.CLASS);
        if (ofClass != null) {
            Double measured = made.metrics().get(name + "." + ofClass);
            if (measured != null || !ofClass.equals(ALL)) {
                double scale = isShare(name) || name.equals(CLASS) ? whole / PERCENT : 1;
                return Optional.ofNullable(measured).map(value -> new Reading(value * scale, flaw, null, made));
            }
            name = name.equals(CLASS) ? ACCURACY : name;
        }
        Double measured = made.metrics().get(name);
        if (measured != null || !isShare(name)) {
            return Optional.ofNullable(measured).map(value -> new Reading(value, flaw, null, made));
        }
        boolean right = name.equals(ACCURACY);
        int counted = right ? made.correct() : made.images() - made.correct();
        double percent = right ? made.accuracy() : PERCENT - made.accuracy();
        Interval wilson = made.images() == 0
                ? null
                : WilsonInterval.of(counted, made.images(), LEVEL).times(whole);
        return Optional.of(new Reading(percent * whole / PERCENT, flaw, wilson, made));
    }

    private static boolean isShare(String name) {
        return name.equals(ACCURACY) || name.equals(ERROR);
    }

    private Evaluation evaluation(Map<String, String> coordinates) {
        String name = coordinates.get(TableColumn.EVALUATION);
        return reproduction.evaluations().stream()
                .filter(evaluation -> name == null || evaluation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(asker + " asks for the evaluation '" + name
                        + "', which reproduction.yaml does not have: add it to evaluations."));
    }
}
