package io.github.auxtask.testing;

import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ledgers of runs that were begun, for tests. */
public final class Ledgers {
    private Ledgers() {}

    /** Records of which all were planned from the beginning: those of a variant with the seeds that there are of it. */
    public static RunRecords planned(List<RunRecord> records) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (RunRecord run : records) {
            List<Long> seeds = records.stream()
                    .filter(other -> other.variant().equals(run.variant()))
                    .map(RunRecord::seed)
                    .distinct()
                    .toList();
            entries.add(started(run, seeds));
        }
        return new RunRecords(records, List.of()).withLedger(new Ledger(entries, List.of()));
    }

    /** The beginning of a run, when its budget planned these seeds. */
    public static LedgerEntry started(RunRecord run, List<Long> seeds) {
        return entry(LedgerEntry.Event.STARTED, run, seeds);
    }

    /** The same a year later. */
    public static LedgerEntry later(LedgerEntry entry) {
        return new LedgerEntry(
                entry.event(),
                entry.run(),
                entry.budget(),
                entry.variant(),
                entry.seed(),
                entry.said(),
                "2027-01-01T00:00:00Z",
                entry.session(),
                entry.previous());
    }

    /** What happened to a run. */
    public static LedgerEntry entry(LedgerEntry.Event event, RunRecord run, List<Long> seeds) {
        return entry(
                event,
                run,
                new LedgerEntry.Said(seeds.isEmpty() ? Map.of() : Map.of(run.budget(), seeds), Map.of(), ""));
    }

    /** The same with all that a line says. */
    public static LedgerEntry entry(LedgerEntry.Event event, RunRecord run, LedgerEntry.Said said) {
        return new LedgerEntry(
                event,
                run.id(),
                run.budget(),
                run.variant(),
                run.seed(),
                said,
                "2026-01-01T00:00:00Z",
                "0".repeat(12),
                List.of());
    }
}
