package io.github.auxtask.compare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Design;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Ledgers;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A made-up paper with three networks, two tasks and four strengths of attack, and made-up runs on a thousand images. */
public final class Study {
    public static final String YAML = """
            schema: 1
            name: study
            paper: {title: T, authors: [A. Author], year: 2026, venue: V, url: "https://example.org/t", key: A2026}
            method: {name: fourier-auxiliary, version: 1}
            data: {name: shapes, digest: 3333333333333333333333333333333333333333333333333333333333333333}
            grid:
              network: [a, b, c]
              task: [none, ft]
            settings: {epochs: 10}
            budgets:
              quick: {seeds: [1, 2, 3], settings: {epochs: 2}}
              full: {seeds: [1, 2, 3, 4, 5]}
            evaluations:
              - {name: clean}
              - {name: weak, attack: fgsm, epsilon: 0.1}
              - {name: strong, attack: suite, epsilon: 0.1}
            tables:
              - id: table-1
                title: Table 1
                published: published/table-1.csv
                columns:
                  network: {axis: network}
                  task: {axis: task, values: {None: none, FT: ft}}
                  test: {axis: evaluation}
                value: value
                spread: sd
                runs: n
                best-of: best
                metric: accuracy
                rows: [network, task]
                across: [test]
                strong: {weak: strong}
                tolerance: {delta: 0.5, reason: R}
            """;
    public static final String CSV = """
            network,task,test,value,sd,n,best
            a,None,clean,90.0,,,
            a,FT,clean,91.0,,,
            b,None,clean,85.0,0.2,5,
            b,FT,clean,86.0,,,3
            c,None,clean,80.0,,,
            c,FT,clean,79.0,,,
            a,None,weak,40.0,,,
            a,FT,weak,45.0,,,
            """;
    private static final int IMAGES = 1000;
    private static final double PER_POINT = IMAGES / 100.0;

    private final Reproduction reproduction;
    private final Map<PlannedRun, Map<String, Double>> values = new LinkedHashMap<>();
    private final Map<PlannedRun, String> budgets = new LinkedHashMap<>();
    private final Map<PlannedRun, List<RunRecord.Epoch>> histories = new LinkedHashMap<>();
    private final Map<PlannedRun, Map<String, Double>> metrics = new LinkedHashMap<>();
    private final Map<String, CheckOutcome> checks = new LinkedHashMap<>();

    private Study(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    public static Study in(Path folder, String more) throws IOException {
        return of(folder, YAML + more);
    }

    /** The study with a changed plan. */
    public static Study of(Path folder, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("published"));
        Files.writeString(folder.resolve("published/table-1.csv"), CSV);
        return new Study(ReproductionReader.read(Files.writeString(folder.resolve("reproduction.yaml"), yaml)));
    }

    public Reproduction reproduction() {
        return reproduction;
    }

    /** The accuracies of seeds 1, 2, ... in percent, to a tenth. */
    public Study measured(String budget, String network, String task, String evaluation, double... accuracies) {
        for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
            boolean wanted = run.variant().equals(Map.of("network", network, "task", task));
            if (wanted && run.seed() <= accuracies.length) {
                budgets.put(run, budget);
                values.computeIfAbsent(run, key -> new LinkedHashMap<>())
                        .put(evaluation, accuracies[(int) run.seed() - 1]);
            }
        }
        return this;
    }

    /** A number that every evaluation of the runs that were measured states, for seeds 1, 2, ... */
    public Study stated(String budget, String network, String task, String metric, double... numbers) {
        for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
            boolean wanted = run.variant().equals(Map.of("network", network, "task", task));
            if (wanted && run.seed() <= numbers.length) {
                metrics.computeIfAbsent(run, key -> new LinkedHashMap<>()).put(metric, numbers[(int) run.seed() - 1]);
            }
        }
        return this;
    }

    /** Validation accuracies of one seed, an epoch after the other. */
    public Study converging(String budget, String network, String task, long seed, double... validation) {
        for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
            if (run.variant().equals(Map.of("network", network, "task", task)) && run.seed() == seed) {
                List<RunRecord.Epoch> history = new ArrayList<>();
                for (double accuracy : validation) {
                    history.add(new RunRecord.Epoch(
                            history.size() + 1, 1, Map.of(), accuracy, accuracy, 0.1, 1, 1, Map.of()));
                }
                histories.put(run, history);
            }
        }
        return this;
    }

    /** What a check found in all evaluations of a name. */
    public Study checked(String evaluation, CheckOutcome outcome) {
        checks.put(evaluation, outcome);
        return this;
    }

    public List<RunRecord> records() {
        List<RunRecord> records = new ArrayList<>();
        values.forEach((run, accuracies) -> records.add(record(run, accuracies)));
        return records;
    }

    /** The runs that were measured, as if as many seeds had been planned from the beginning. */
    public Comparison compared() {
        return compared(records());
    }

    /** The runs that were measured, as if only so many seeds had been planned when they were begun, and the others later. */
    public Comparison compared(int plannedFirst) {
        List<RunRecord> records = records();
        List<Long> first = records.stream()
                .map(RunRecord::seed)
                .distinct()
                .sorted()
                .limit(plannedFirst)
                .toList();
        List<LedgerEntry> entries =
                records.stream().map(run -> Ledgers.started(run, first)).toList();
        return Comparison.of(
                withSeedsOf(records), new RunRecords(records, List.of()).withLedger(new Ledger(entries, List.of())));
    }

    /** These records, as if the seeds that there are had been planned from the beginning. */
    public Comparison compared(List<RunRecord> records) {
        return Comparison.of(withSeedsOf(records), Ledgers.planned(records));
    }

    /** The plan with the seeds that records have; those of a budget without any are planned nowhere. */
    private Reproduction withSeedsOf(List<RunRecord> records) {
        Set<Long> seeds = new TreeSet<>();
        records.forEach(run -> seeds.add(run.seed()));
        Map<String, Budget> fewer = new LinkedHashMap<>();
        reproduction
                .budgets()
                .forEach((name, budget) -> fewer.put(
                        name,
                        new Budget(
                                name,
                                budget.evidence(),
                                budget.seeds().stream()
                                                .filter(seeds::contains)
                                                .toList()
                                                .isEmpty()
                                        ? budget.seeds()
                                        : budget.seeds().stream()
                                                .filter(seeds::contains)
                                                .toList(),
                                budget.settings(),
                                budget.only(),
                                budget.evaluations(),
                                budget.data(),
                                budget.overrides())));
        Design design = reproduction.design();
        return new Reproduction(
                reproduction.directory(),
                reproduction.name(),
                reproduction.paper(),
                new Design(
                        design.method(),
                        design.datasets(),
                        design.grid(),
                        design.exclude(),
                        design.settings(),
                        design.overrides(),
                        design.deviations(),
                        design.needs(),
                        fewer,
                        design.evaluations()),
                reproduction.comparison());
    }

    private RunRecord record(PlannedRun run, Map<String, Double> accuracies) {
        List<EvaluationRecord> evaluations = run.evaluations().stream()
                .filter(evaluation -> accuracies.containsKey(evaluation.name()))
                .map(evaluation -> evaluation(run, evaluation, accuracies.getOrDefault(evaluation.name(), 0.0)))
                .toList();
        return record(
                run.id(), budgets.getOrDefault(run, "full"), run, evaluations, histories.getOrDefault(run, List.of()));
    }

    public static RunRecord record(ContentId id, String budget, PlannedRun run, List<EvaluationRecord> evaluations) {
        return record(id, budget, run, evaluations, List.of());
    }

    private static RunRecord record(
            ContentId id,
            String budget,
            PlannedRun run,
            List<EvaluationRecord> evaluations,
            List<RunRecord.Epoch> history) {
        return RunRecordBuilder.of(run, "study", budget)
                .id(id)
                .images(80, 20, IMAGES)
                .training(new RunRecord.Training(RunRecord.Training.COMPLETED, null, 1, 1, "last", history, 100))
                .evaluations(evaluations)
                .build();
    }

    /** The images that are right are the first ones, so that two evaluations disagree exactly as often as they must. */
    private EvaluationRecord evaluation(PlannedRun run, Evaluation evaluation, double accuracy) {
        int correct = (int) Math.round(PER_POINT * accuracy);
        BitSet bits = new BitSet();
        bits.set(0, correct);
        CheckOutcome check = checks.get(evaluation.name());
        return new EvaluationRecord(
                evaluation.id(run.id()),
                evaluation.name(),
                evaluation.settings(),
                new EvaluationRecord.Score(
                        IMAGES, correct, correct / PER_POINT, null, CorrectBits.encode(bits, IMAGES)),
                1,
                new EvaluationRecord.Details(
                        metrics.getOrDefault(run, Map.of()),
                        check == null ? List.of() : List.of(check),
                        List.of(),
                        Map.of()),
                null);
    }
}
