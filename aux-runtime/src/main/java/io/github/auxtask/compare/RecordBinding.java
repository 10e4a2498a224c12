package io.github.auxtask.compare;

import io.github.auxtask.compare.sample.FinishedTrainings;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether records and ledger speak of the same trainings, and every seed of a training of its own. */
final class RecordBinding {
    private static final String BRING_BACK = "bring it back from the history of the repository.";

    private RecordBinding() {}

    /** What shows that they do not, a sentence for each record. */
    static List<String> problems(RunRecords records) {
        Set<String> lines = records.ledger().entries().stream()
                .map(LedgerEntry::id)
                .map(ContentId::hex)
                .collect(Collectors.toSet());
        FinishedTrainings finished = FinishedTrainings.of(records.ledger());
        Map<String, RunRecord> trained = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (RunRecord run : records.records()) {
            String begun = run.training().basis().ledger();
            if (begun != null && !lines.contains(begun)) {
                problems.add("The ledger has no line about the beginning of " + label(run)
                        + ", which its record names: the file of that line was taken away or changed; " + BRING_BACK);
            }
            if (finished.knowsOthersOnly(run)) {
                problems.add("The record of " + label(run)
                        + " is of none of the trainings that the ledger says came to their end: train it here, or "
                        + BRING_BACK);
            }
            if (!run.training().history().isEmpty()) {
                run.weightsDigest()
                        .map(digest -> trained.putIfAbsent(run.variant() + " " + digest, run))
                        .filter(other -> other.seed() != run.seed())
                        .ifPresent(
                                other -> problems.add(
                                        "The records of " + label(other) + " and " + label(run)
                                                + " are of the same trained values, so one of them is a copy of the other: train it, or delete it."));
            }
        }
        problems.addAll(putAside(records));
        return problems;
    }

    /** Whatever becomes an attempt leaves another record in its place; one that lies there alone was moved, maybe so that another reading counts.
     * Of a record that cannot be read a rule of its own says so. */
    private static List<String> putAside(RunRecords records) {
        Set<String> counting =
                records.records().stream().map(RecordBinding::label).collect(Collectors.toSet());
        return records.attempts().stream()
                .map(RunRecords.Attempt::record)
                .filter(run -> records.problems().stream()
                        .noneMatch(unread -> unread.file().contains(run.id().abbreviated())))
                .map(RecordBinding::label)
                .filter(run -> !counting.contains(run))
                .distinct()
                .map(run -> "The record of " + run
                        + " lies among the attempts, which count for nothing, and there is none that"
                        + " counts: move it back into the folder of its budget, or "
                        + "bring the other back from the history of the repository.")
                .toList();
    }

    private static String label(RunRecord run) {
        return String.join("/", run.variant().values()) + " seed " + run.seed() + " (budget " + run.budget() + ", "
                + run.id().abbreviated() + ")";
    }
}
