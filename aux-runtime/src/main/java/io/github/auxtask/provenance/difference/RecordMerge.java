package io.github.auxtask.provenance.difference;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the records of somebody else with those that are here. Nothing that is here is replaced: a run that is new is added, a run that both
 * have trained alike gets the evaluations that it lacks, another training of the same run is kept as an attempt, and what contradicts
 * is told and left out.
 *
 * @param added runs that are not here yet
 * @param completed records that are here, with evaluations of theirs
 * @param attempts other trainings of runs that are here
 * @param equal how many of theirs are here already
 * @param contradictions by cell
 */
public record RecordMerge(
        List<RunRecord> added,
        List<RunRecord> completed,
        List<RunRecord> attempts,
        int equal,
        List<String> contradictions) {
    public RecordMerge {
        added = List.copyOf(added);
        completed = List.copyOf(completed);
        attempts = List.copyOf(attempts);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * Compares run by run.
     *
     * @param reproduction whose records are joined; others of theirs are left out
     */
    public static RecordMerge of(String reproduction, RunRecords ours, RunRecords theirs) {
        Map<String, RunRecord> here = new HashMap<>();
        ours.records().forEach(record -> here.put(key(record), record));
        Set<String> known = new HashSet<>();
        ours.attempts().forEach(attempt -> known.add(attempt.record().digest()));
        List<RunRecord> added = new ArrayList<>();
        List<RunRecord> completed = new ArrayList<>();
        List<RunRecord> attempts = new ArrayList<>();
        List<String> contradictions = new ArrayList<>();
        int equal = 0;
        for (RunRecord record : theirs.records()) {
            if (!record.reproduction().equals(reproduction)) {
                continue;
            }
            RunRecord own = here.putIfAbsent(key(record), record);
            if (own == null) {
                added.add(record);
            } else if (own.digest().equals(record.digest()) || known.contains(record.digest())) {
                equal++;
            } else if (!own.training().completed() || !record.training().completed()) {
                attempts.add(record);
            } else {
                SameRun same = SameRun.of(own, record);
                contradictions.addAll(same.contradictions());
                RunRecord joined = own.withEvaluations(all(own, record));
                if (same.agrees() && !same.sameTraining()) {
                    attempts.add(record);
                } else if (same.agrees() && !joined.equals(own)) {
                    completed.add(joined);
                } else if (same.agrees()) {
                    equal++;
                }
            }
        }
        ours.records().forEach(record -> known.add(record.digest()));
        theirs.attempts().stream()
                .map(RunRecords.Attempt::record)
                .filter(record -> record.reproduction().equals(reproduction) && known.add(record.digest()))
                .forEach(attempts::add);
        return new RecordMerge(added, completed, attempts, equal, contradictions);
    }

    private static String key(RunRecord record) {
        return record.budget() + "/" + record.id();
    }

    private static List<EvaluationRecord> all(RunRecord own, RunRecord other) {
        Set<ContentId> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<EvaluationRecord> all = new ArrayList<>(own.evaluations());
        all.forEach(made -> {
            ids.add(made.id());
            names.add(made.name());
        });
        other.evaluations().stream()
                .filter(made -> !ids.contains(made.id()) && !names.contains(made.name()))
                .forEach(all::add);
        return all;
    }
}
