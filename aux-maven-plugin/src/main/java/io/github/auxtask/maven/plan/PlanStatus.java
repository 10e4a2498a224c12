package io.github.auxtask.maven.plan;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What of a plan is done, by the run records of the reproduction. */
public final class PlanStatus {
    private final Plan plan;
    private final Map<String, RunRecord> records = new HashMap<>();

    public PlanStatus(Plan plan, List<RunRecord> records) {
        this.plan = plan;
        // Two budgets may share a run, but each has a record of its own, which the report of that budget needs.
        records.stream()
                .filter(run -> run.budget().equals(plan.budget()))
                .forEach(run -> this.records.put(run.id().hex(), run));
    }

    /** Whether the run is trained to its end. */
    public boolean isTrained(PlannedRun run) {
        RunRecord found = records.get(run.id().hex());
        return found != null && found.training().completed();
    }

    /** Whether the run was begun and failed. */
    public boolean isFailed(PlannedRun run) {
        RunRecord found = records.get(run.id().hex());
        return found != null && !found.training().completed();
    }

    /** The evaluations that a trained run lacks, by name; all of them if it is not trained. */
    public List<String> missingEvaluations(PlannedRun run) {
        RunRecord found = records.get(run.id().hex());
        Set<String> made = new HashSet<>();
        if (found != null && found.training().completed()) {
            found.evaluations().forEach(evaluation -> made.add(evaluation.id().hex()));
        }
        // An id is a digest, which tens of thousands of runs that have nothing need not pay for.
        return run.evaluations().stream()
                .filter(evaluation ->
                        made.isEmpty() || !made.contains(evaluation.id(run.id()).hex()))
                .map(Evaluation::name)
                .toList();
    }

    /** The programs that trained the trained runs, each by name to digest, as the records have them. */
    public List<Map<String, String>> programs() {
        return plan.runs().stream()
                .filter(this::isTrained)
                .map(run -> records.get(run.id().hex()))
                .filter(Objects::nonNull)
                .map(record -> record.provenance().programs().artifacts())
                .toList();
    }

    /** The runs still to be trained, in order. */
    public List<PlannedRun> untrained() {
        return plan.runs().stream().filter(run -> !isTrained(run)).toList();
    }

    /** The runs that are to be evaluated and cannot be, because they are not trained, in order. */
    public List<PlannedRun> notEvaluable() {
        return plan.selected().stream().filter(run -> !isTrained(run)).toList();
    }

    /** The trained runs that lack evaluations, in order. */
    public List<PlannedRun> unevaluated() {
        return plan.selected().stream()
                .filter(run -> isTrained(run) && !missingEvaluations(run).isEmpty())
                .toList();
    }

    /**
     * The evaluated runs of which pictures could be made here and are not, in order.
     *
     * @param runs the store's folder of runs
     */
    public List<PlannedRun> unpictured(Path runs) {
        return plan.selected().stream()
                .filter(run -> {
                    RunRecord found = records.get(run.id().hex());
                    return found != null
                            && isTrained(run)
                            && missingEvaluations(run).isEmpty()
                            && new RunFolder(runs.resolve(run.id().hex())).lacksPictures(found);
                })
                .toList();
    }

    /** How many runs there are. */
    public int total() {
        return plan.runs().size();
    }

    /** {@code trained}, {@code failed} or {@code to do}. */
    public String word(PlannedRun run) {
        if (isTrained(run)) {
            return "trained";
        }
        return isFailed(run) ? "failed" : "to do";
    }
}
