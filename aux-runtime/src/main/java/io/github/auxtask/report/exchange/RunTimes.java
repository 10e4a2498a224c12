package io.github.auxtask.report.exchange;

import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When runs were last trained, as the ledger tells; a run from before there was a ledger has no times. */
final class RunTimes {
    private final Map<String, Span> spans = new HashMap<>();

    /** Reads the ledger's entries in the order of their times: a training that was gone on with begins where it was first begun. */
    RunTimes(Ledger ledger) {
        List<LedgerEntry> entries = ledger.entries().stream()
                .sorted(Comparator.comparing(LedgerEntry::at))
                .toList();
        for (LedgerEntry entry : entries) {
            String key = key(entry.budget(), entry.run().hex());
            Span before = spans.getOrDefault(key, new Span(null, null));
            String at = entry.at().replace("Z", "+00:00");
            if (entry.event() != LedgerEntry.Event.STARTED) {
                spans.put(key, new Span(before.end() == null ? before.start() : null, at));
            } else if (before.start() == null || before.end() != null) {
                spans.put(key, new Span(at, null));
            }
        }
    }

    Span of(String budget, String run) {
        return spans.getOrDefault(key(budget, run), new Span(null, null));
    }

    private static String key(String budget, String run) {
        return budget + "/" + run;
    }

    /**
     * From when to when, in ISO 8601 with an offset.
     *
     * @param start {@code null} if nobody recorded it
     * @param end likewise
     */
    record Span(@Nullable String start, @Nullable String end) {}
}
