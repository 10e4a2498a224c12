package io.github.auxtask.compare.sample;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger says of trainings that came to their end: by run, the digest of what each of them was trained to, in the order of its
 * lines; empty where an older line does not say.
 */
public record FinishedTrainings(Map<ContentId, List<String>> weights) {
    public static FinishedTrainings of(Ledger ledger) {
        Map<ContentId, List<String>> weights = new HashMap<>();
        for (LedgerEntry entry : ledger.entries()) {
            if (entry.event() == LedgerEntry.Event.FINISHED) {
                weights.computeIfAbsent(entry.run(), run -> new ArrayList<>())
                        .add(entry.said().weights());
            }
        }
        return new FinishedTrainings(weights);
    }

    /** What has to be known of a run that was trained more than once and came to different results; or maybe did, where nobody noted them. */
    Optional<String> again(RunRecord run) {
        List<String> trained = weights.getOrDefault(run.id(), List.of());
        Set<String> different = new HashSet<>(trained);
        boolean same = different.size() == 1 && !different.contains("");
        return trained.size() < 2 || same || run.training().composition() != null
                ? Optional.empty()
                : Optional.of(
                        "Seed " + run.seed() + " was trained to its end " + trained.size()
                                + " times: the one that is recorded here counts, and what others measured stands in the list of attempts.");
    }

    /** Whether the ledger knows what every training of a run came to, and a record's values are of none of them. */
    public boolean knowsOthersOnly(RunRecord run) {
        List<String> trained = weights.getOrDefault(run.id(), List.of());
        return !trained.isEmpty()
                && !trained.contains("")
                && run.weightsDigest()
                        .filter(digest -> !trained.contains(digest))
                        .isPresent();
    }
}
