package io.github.auxtask.compare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many trainings of a run there are records of: two budgets may have one of the same training, and a copy is no record of another. */
final class KeptTrainings {
    private KeptTrainings() {}

    /** How many, attempts included. */
    static int count(ContentId run, RunRecords records) {
        List<RunRecord> counting =
                records.records().stream().filter(of -> of.id().equals(run)).toList();
        Set<RunRecord.Training> trainings = new HashSet<>();
        Set<Untimed> untimed = new HashSet<>();
        for (RunRecord record : counting) {
            trainings.add(training(record));
            untimed.add(Untimed.of(record));
        }
        int kept = trainings.size();
        for (RunRecords.Attempt attempt : records.attempts()) {
            RunRecord record = attempt.record();
            if (record.id().equals(run)) {
                boolean timed = !record.training().history().isEmpty();
                kept += (timed ? trainings.add(training(record)) : untimed.add(Untimed.of(record))) ? 1 : 0;
            }
        }
        return kept;
    }

    private static RunRecord.Training training(RunRecord record) {
        return record.training().begun(null);
    }

    /** Of trainings that failed before their first epoch, and of classifiers that were put together, only the time that they took differs. */
    private record Untimed(RunRecord.Training training, RunRecord.Cost cost) {
        static Untimed of(RunRecord record) {
            return new Untimed(KeptTrainings.training(record), record.cost());
        }
    }
}
