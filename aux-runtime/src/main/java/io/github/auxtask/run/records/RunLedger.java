package io.github.auxtask.run.records;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.ledger.LedgerWriter;
import io.github.auxtask.provenance.RunRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a command tells the ledger about the runs of its plan. */
final class RunLedger {
    private final Plan plan;
    private final RepeatCommand file;
    private final Path runs;
    private final LedgerWriter writer;

    /**
     * A ledger that is written to when a run is begun.
     *
     * @param file knows which seeds are planned, whatever the command line chose of them
     * @param runs the folder of records
     */
    RunLedger(Plan plan, RepeatCommand file, Path runs) {
        this.plan = plan;
        this.file = file;
        this.runs = runs;
        this.writer = new LedgerWriter(runs, Clock.systemUTC());
    }

    /** Whether the line that a record names as its beginning is there. */
    boolean knows(RunRecord record) {
        String line = record.training().basis().ledger();
        return line != null
                && Ledger.read(runs).entries().stream()
                        .anyMatch(entry -> entry.id().hex().equals(line));
    }

    /** A run is begun, or gone on with. */
    ContentId started(PlannedRun run) {
        Map<String, List<Long>> planned = file.plannedSeeds(run);
        return append(
                LedgerEntry.Event.STARTED,
                run,
                new LedgerEntry.Said(planned, file.plannedEvaluations(planned.keySet()), ""));
    }

    /**
     * A run came to an end.
     *
     * @param record as it was written
     */
    void ended(PlannedRun run, RunRecord record) {
        if (record.training().completed()) {
            String weights = record.weightsDigest().orElse("");
            append(LedgerEntry.Event.FINISHED, run, new LedgerEntry.Said(Map.of(), Map.of(), weights));
        } else {
            append(LedgerEntry.Event.FAILED, run, LedgerEntry.Said.NOTHING);
        }
    }

    private ContentId append(LedgerEntry.Event event, PlannedRun run, LedgerEntry.Said said) {
        return writer.append(event, run.id(), plan.budget(), run.variant(), run.seed(), said);
    }
}
