package io.github.auxtask.run.records;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.ledger.LedgerWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** What a command tells the ledger about the runs of its plan. */
final class RunLedger {
    private final Plan plan;
    private final RepeatCommand file;
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
        this.writer = new LedgerWriter(runs, Clock.systemUTC());
    }

    void append(LedgerEntry.Event event, PlannedRun run) {
        writer.append(
                event,
                run.id(),
                plan.budget(),
                run.variant(),
                run.seed(),
                event == LedgerEntry.Event.STARTED ? file.plannedSeeds(run) : Map.of());
    }
}
