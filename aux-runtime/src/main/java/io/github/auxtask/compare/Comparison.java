package io.github.auxtask.compare;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.CellJudge;
import io.github.auxtask.compare.cell.OpenCell;
import io.github.auxtask.compare.cell.TableCells;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.cell.TableJudge;
import io.github.auxtask.compare.claim.ClaimResult;
import io.github.auxtask.compare.claim.ClaimsJudge;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole reproduction beside its paper.
 *
 * @param tables those of the paper and those of ours alone, in the order of {@code reproduction.yaml}
 * @param claims those of {@code reproduction.yaml}, in its order
 * @param failed runs that started and did not end well
 * @param incomplete trained runs that lack evaluations
 * @param unused runs that were not made as the plan of their budget says
 * @param deviations where paper and code differ, and what the runs used
 * @param kept what is to be said of the records themselves
 * @param problems what could not be compared, as whole sentences
 */
public record Comparison(
        List<TableComparison> tables,
        List<ClaimResult> claims,
        List<RunRecord> failed,
        List<IncompleteRun> incomplete,
        List<UnusedRun> unused,
        List<DeviationUse> deviations,
        KeptRecords kept,
        List<String> problems) {

    public Comparison {
        tables = List.copyOf(tables);
        claims = List.copyOf(claims);
        failed = List.copyOf(failed);
        incomplete = List.copyOf(incomplete);
        unused = List.copyOf(unused);
        deviations = List.copyOf(deviations);
        problems = List.copyOf(problems);
    }

    /**
     * Compares every published number with what was measured. A cell takes the records that have the paper's settings, whatever
     * their budget is called; without any, it shows those of the best budget that changes settings, which are comparable
     * only where the table holds facts. A published table that cannot be read, or a claim that says nothing, becomes a problem
     * and hides no other.
     *
     * @param records that were read, with the ledger beside them; those of other reproductions are left out
     */
    public static Comparison of(Reproduction reproduction, RunRecords records) {
        List<String> problems = new ArrayList<>(reproduction.problems());
        List<String> elsewhere = new ArrayList<>();
        List<RunRecord> ours = new ArrayList<>();
        for (RunRecord run : records.records()) {
            if (run.reproduction().equals(reproduction.name())) {
                ours.add(run);
            } else {
                elsewhere.add("The record of run " + run.id().abbreviated() + " belongs to the reproduction '"
                        + run.reproduction() + "' and was left out: move it to that reproduction's folder runs.");
            }
        }
        RecordPool pool = new RecordPool(reproduction, ours, records.ledger());
        List<TableComparison> tables = new ArrayList<>();
        for (TableSpec spec : tables(reproduction)) {
            try {
                List<OpenCell> open =
                        new TableCells(reproduction, spec, pool, new CellJudge(reproduction, spec, pool)).cells();
                List<CellComparison> cells = TableJudge.close(open);
                ambiguous(spec, cells, problems);
                tables.add(new TableComparison(spec, cells, TableJudge.statistics(spec, open, cells)));
            } catch (BadInputException e) {
                problems.add("The table '" + spec.title() + "' is missing here: " + e.getMessage());
            }
        }
        return new Comparison(
                tables,
                new ClaimsJudge(reproduction, pool, tables).results(problems),
                ours.stream().filter(run -> !run.training().completed()).toList(),
                incomplete(reproduction, ours),
                unused(pool),
                reproduction.deviations().stream()
                        .map(deviation -> DeviationUse.of(deviation, ours))
                        .toList(),
                new KeptRecords(
                        records.problems().stream()
                                .map(RunRecords.Problem::sentence)
                                .toList(),
                        elsewhere,
                        AttemptLog.of(reproduction, records)),
                problems);
    }

    /** Without any table, one of all evaluations is made. */
    private static List<TableSpec> tables(Reproduction reproduction) {
        return reproduction.tables().isEmpty() && !reproduction.evaluations().isEmpty()
                ? List.of(TableSpec.ofEvaluations(reproduction.grid().keySet()))
                : reproduction.tables();
    }

    /** Compares records that were read elsewhere, without a ledger. */
    public static Comparison of(Reproduction reproduction, List<RunRecord> records) {
        return of(reproduction, new RunRecords(records, List.of()));
    }

    private static void ambiguous(TableSpec spec, List<CellComparison> cells, List<String> problems) {
        for (CellComparison cell : cells) {
            if (cell.verdict() instanceof Verdict.NotComparable verdict
                    && verdict.reason() == ReasonCode.AMBIGUOUS_RUNS) {
                problems.add("The table '" + spec.title() + "', cell " + cell.label() + ": " + verdict.detail() + ".");
            }
        }
    }

    /** How many published numbers of all tables have which verdict. */
    public Map<Verdict.Kind, Integer> counts() {
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            counts.put(kind, 0);
        }
        tables.forEach(table -> table.counts().forEach((kind, cells) -> counts.merge(kind, cells, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** How many claims have which verdict; every kind is there. */
    public Map<Verdict.Kind, Integer> claimCounts() {
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            counts.put(kind, 0);
        }
        claims.forEach(claim -> counts.merge(claim.verdict().kind(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    private static List<UnusedRun> unused(RecordPool pool) {
        List<UnusedRun> unused = new ArrayList<>();
        for (RecordPool.Candidate candidate : pool.all()) {
            Flaw flaw = candidate.flaw();
            if (flaw != null) {
                unused.add(new UnusedRun(candidate.run(), flaw.text()));
            }
        }
        return unused;
    }

    private static List<IncompleteRun> incomplete(Reproduction reproduction, List<RunRecord> records) {
        List<IncompleteRun> incomplete = new ArrayList<>();
        Map<String, Set<ContentId>> onlyNeeded = new HashMap<>();
        for (RunRecord run : records) {
            if (onlyNeeded
                    .computeIfAbsent(run.budget(), budget -> onlyNeeded(reproduction, budget))
                    .contains(run.id())) {
                continue;
            }
            Set<ContentId> made =
                    run.evaluations().stream().map(EvaluationRecord::id).collect(Collectors.toSet());
            List<String> missing = wanted(reproduction, run.budget()).stream()
                    .filter(evaluation -> !made.contains(evaluation.id(run.id())))
                    .map(Evaluation::name)
                    .toList();
            if (run.training().completed() && !missing.isEmpty()) {
                incomplete.add(new IncompleteRun(
                        run, missing, RunCommand.attack(run.budget(), run.id().abbreviated())));
            }
        }
        return incomplete;
    }

    /** Runs that a budget has because others need them: nobody asks for their evaluations. */
    private static Set<ContentId> onlyNeeded(Reproduction reproduction, String budget) {
        return reproduction.budgets().containsKey(budget)
                ? Plan.of(reproduction, Selection.of(budget)).onlyNeeded()
                : Set.of();
    }

    private static List<Evaluation> wanted(Reproduction reproduction, String budget) {
        Budget known = reproduction.budgets().get(budget);
        return reproduction.evaluations().stream()
                .filter(evaluation -> known == null || known.evaluations().contains(evaluation.name()))
                .toList();
    }
}
