package io.github.auxtask.compare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledger held against the records.
 *
 * @param begun how many runs the ledger knows
 * @param dropped runs that were made more often than there are records of them
 * @param open runs that were begun and have neither finished nor failed, in words
 * @param unknown how many records the ledger does not know: made before it was kept, or elsewhere
 * @param problems what shows that the ledger was changed, or that records are of other trainings than it says, as whole sentences
 */
public record AttemptLog(int begun, List<Dropped> dropped, List<String> open, int unknown, List<String> problems) {
    /**
     * A run that lacks records.
     *
     * @param run the variant and seed, in words
     * @param budget with which it was begun first
     * @param id of the run
     * @param made how often it was trained to its end or to a failure
     * @param kept how many of these left a record
     */
    public record Dropped(String run, String budget, ContentId id, int made, int kept) {
        /** One sentence. */
        public String sentence() {
            return run + " (" + id.abbreviated() + ") " + count();
        }

        /** How often, in words: {@code was trained once, and has no record that can be used}. */
        public String count() {
            return "was trained " + (made == 1 ? "once" : made + " times") + ", and "
                    + (kept == 0
                            ? "has no record that can be used"
                            : "has " + kept + (kept == 1 ? " record" : " records"));
        }
    }

    public AttemptLog {
        dropped = List.copyOf(dropped);
        open = List.copyOf(open);
        problems = List.copyOf(problems);
    }

    static AttemptLog of(Reproduction reproduction, RunRecords records) {
        Ledger ledger = records.ledger();
        Map<ContentId, LedgerEntry> first = new LinkedHashMap<>();
        Map<ContentId, Integer> made = new LinkedHashMap<>();
        for (LedgerEntry entry : ledger.entries()) {
            first.putIfAbsent(entry.run(), entry);
            made.merge(entry.run(), entry.event() == LedgerEntry.Event.STARTED ? 0 : 1, Integer::sum);
        }
        List<Dropped> dropped = new ArrayList<>();
        List<String> open = new ArrayList<>();
        made.forEach((run, times) -> {
            int kept = KeptTrainings.count(run, records);
            LedgerEntry entry = Objects.requireNonNull(first.get(run));
            String label = label(reproduction, entry);
            if (times > kept) {
                dropped.add(new Dropped(label, entry.budget(), run, times, kept));
            } else if (times == 0 && kept == 0) {
                open.add(label);
            }
        });
        long unknown = records.records().stream()
                .filter(run -> !first.containsKey(run.id()))
                .map(RunRecord::id)
                .distinct()
                .count();
        List<String> problems = new ArrayList<>(ledger.problems());
        problems.addAll(RecordBinding.problems(records));
        return new AttemptLog(first.size(), dropped, open, (int) unknown, problems);
    }

    /** The axes in the order of the grid, which the ledger does not keep. */
    private static String label(Reproduction reproduction, LedgerEntry entry) {
        Set<String> axes = new LinkedHashSet<>(reproduction.grid().keySet());
        axes.addAll(entry.variant().keySet());
        return axes.stream()
                .filter(entry.variant()::containsKey)
                .map(axis -> String.valueOf(entry.variant().get(axis)))
                .collect(Collectors.joining("/", "", " seed " + entry.seed()));
    }
}
