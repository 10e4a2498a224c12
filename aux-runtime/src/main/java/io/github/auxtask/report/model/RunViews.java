package io.github.auxtask.report.model;

import io.github.auxtask.compare.AttemptLog;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.IncompleteRun;
import io.github.auxtask.compare.UnusedRun;
import io.github.auxtask.experiment.plan.FreeReadings;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RunsView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of runs, what they cost, and what went wrong with them. */
final class RunViews {
    private static final int DECIMALS = 2;
    private static final double JOULES_PER_WATT_HOUR = 3600;

    private final Reproduction reproduction;
    private final RunOrder order;
    private final FreeReadings free;
    private final List<RunRecord> runs;
    private final List<RunRecords.Attempt> attempts;

    RunViews(Reproduction reproduction, RunOrder order, List<RunRecord> runs, List<RunRecords.Attempt> attempts) {
        this.reproduction = reproduction;
        this.order = order;
        this.free = new FreeReadings(reproduction);
        this.runs = runs;
        this.attempts = attempts;
    }

    RunsView list(Comparison comparison) {
        List<String> evaluations = reproduction.evaluations().stream()
                .map(Evaluation::name)
                .filter(name -> runs.isEmpty() || runs.stream().anyMatch(run -> accuracy(run, name) != null))
                .toList();
        return new RunsView(
                List.copyOf(reproduction.grid().keySet()),
                evaluations,
                free.keys(),
                runs.stream().map(run -> row(run, evaluations)).toList(),
                attempts.stream().map(this::attempt).toList(),
                LedgerText.of(comparison.kept().attempts(), runs),
                runs.stream().flatMap(this::phases).toList());
    }

    private Stream<RunsView.Phase> phases(RunRecord run) {
        return run.training().phases().stream()
                .map(phase -> new RunsView.Phase(
                        order.label(run) + ", " + run.budget(),
                        phase.name(),
                        Quantity.count(phase.epochs()),
                        Quantity.count(phase.keptEpoch()),
                        Quantity.significant(phase.loss()),
                        Quantity.of(phase.trainAccuracy(), DECIMALS),
                        Quantity.of(phase.validationAccuracy(), DECIMALS),
                        phase.trainable().equals("*") ? "everything" : phase.trainable(),
                        Quantity.count(phase.parameters()),
                        WallTime.of(phase.seconds())));
    }

    List<ReportModel.CostView> cost() {
        Map<String, List<RunRecord>> byBudget = new LinkedHashMap<>();
        runs.forEach(run ->
                byBudget.computeIfAbsent(run.budget(), key -> new ArrayList<>()).add(run));
        List<ReportModel.CostView> views = new ArrayList<>();
        byBudget.forEach((budget, some) -> views.add(cost(budget, some)));
        return views;
    }

    List<ReportModel.FailureView> failures(Comparison comparison) {
        List<ReportModel.FailureView> failures = new ArrayList<>();
        for (RunRecord run : order.sorted(comparison.failed())) {
            String reason = run.training().reason();
            failures.add(failure("failed", run, reason == null ? "no reason was recorded." : reason, run.command()));
        }
        for (IncompleteRun run : comparison.incomplete()) {
            failures.add(failure(
                    "incomplete",
                    run.run(),
                    "lacks the evaluations " + String.join(", ", run.missing()) + ".",
                    run.command()));
        }
        for (AttemptLog.Dropped run : comparison.kept().attempts().dropped()) {
            failures.add(new ReportModel.FailureView(
                    "made and dropped", run.run(), run.budget(), run.id().abbreviated(), run.count() + ".", ""));
        }
        for (UnusedRun run : comparison.unused()) {
            failures.add(failure("not as planned", run.run(), run.reason() + ".", ""));
        }
        return failures;
    }

    private ReportModel.FailureView failure(String kind, RunRecord run, String text, String command) {
        return new ReportModel.FailureView(
                kind, order.label(run), run.budget(), run.id().abbreviated(), text, command);
    }

    private RunsView.Row row(RunRecord run, List<String> evaluations) {
        List<@Nullable Quantity> accuracies = new ArrayList<>();
        for (String name : evaluations) {
            Double accuracy = accuracy(run, name);
            accuracies.add(accuracy == null ? null : Quantity.of(accuracy, DECIMALS));
        }
        RunRecord.Training training = run.training();
        double speed = run.cost().imagesPerSecond();
        return new RunsView.Row(
                run.id().abbreviated(),
                order.file(run),
                run.budget(),
                List.copyOf(order.variant(run).values()),
                run.seed(),
                new RunsView.Outcome(training.status(), training.epochs(), training.selected()),
                accuracies,
                new RunsView.Time(
                        speed > 0 ? Quantity.significant(speed) : null,
                        WallTime.of(run.cost().wallSeconds()),
                        run.cost().wallSeconds()),
                free.keys().stream()
                        .map(key -> String.valueOf(run.settings().getOrDefault(key, "–")))
                        .toList(),
                run.command());
    }

    private RunsView.Attempt attempt(RunRecords.Attempt attempt) {
        RunRecord run = attempt.record();
        RunRecord.Training training = run.training();
        String reason = training.reason();
        return new RunsView.Attempt(
                run.id().abbreviated(),
                "runs/" + attempt.file(),
                order.label(run),
                run.budget(),
                training.status(),
                Quantity.count(training.epochs()),
                run.evaluations().stream()
                        .map(made -> new RunsView.Measured(made.name(), Quantity.of(made.accuracy(), DECIMALS)))
                        .toList(),
                WallTime.of(run.cost().wallSeconds()),
                run.cost().wallSeconds(),
                training.completed()
                        ? "A later training of the same run took its place."
                        : reason == null ? "No reason was recorded." : reason);
    }

    private static @Nullable Double accuracy(RunRecord run, String evaluation) {
        return run.evaluations().stream()
                .filter(made -> made.name().equals(evaluation))
                .findFirst()
                .map(EvaluationRecord::accuracy)
                .orElse(null);
    }

    private static ReportModel.CostView cost(String budget, List<RunRecord> runs) {
        double seconds =
                runs.stream().mapToDouble(run -> run.cost().wallSeconds()).sum();
        double[] speeds = runs.stream()
                .mapToDouble(run -> run.cost().imagesPerSecond())
                .filter(speed -> speed > 0)
                .sorted()
                .toArray();
        long memory = runs.stream()
                .map(run -> run.cost().peakResidentMiB())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        double[] joules = runs.stream()
                .map(run -> run.cost().joules())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        int middle = speeds.length / 2;
        double median = speeds.length == 0
                ? 0
                : speeds.length % 2 == 1 ? speeds[middle] : (speeds[middle - 1] + speeds[middle]) / 2;
        return new ReportModel.CostView(
                budget,
                Quantity.count(runs.size()),
                WallTime.of(seconds),
                seconds,
                speeds.length == 0 ? null : Quantity.significant(median),
                memory == 0 ? null : Quantity.count(memory),
                joules.length == 0
                        ? null
                        : Quantity.significant(Arrays.stream(joules).sum() / JOULES_PER_WATT_HOUR),
                Quantity.count(joules.length));
    }
}
