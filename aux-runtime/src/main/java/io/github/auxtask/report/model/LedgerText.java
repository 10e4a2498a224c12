package io.github.auxtask.report.model;

import io.github.auxtask.compare.AttemptLog;
import io.github.auxtask.provenance.RunRecord;
import java.util.List;

/** What the page says of the ledger: how many runs it knows, and what became of them. */
final class LedgerText {
    private LedgerText() {}

    /** Sentences; nothing without any run. */
    static String of(AttemptLog log, List<RunRecord> runs) {
        if (log.begun() == 0) {
            return runs.isEmpty()
                    ? ""
                    : "There is no ledger of these runs: they were made before one was kept, or elsewhere, so that nobody can tell"
                            + " whether others were made and dropped.";
        }
        StringBuilder text = new StringBuilder("By the ledger ")
                .append(counted(log.begun(), "run"))
                .append(log.begun() == 1 ? " was begun" : " were begun")
                .append(
                        log.dropped().isEmpty()
                                ? "; every training that came to an end has its record."
                                : "; " + log.dropped().size() + (log.dropped().size() == 1 ? " was" : " were")
                                        + " made and dropped, see below.");
        if (!log.open().isEmpty()) {
            text.append(' ')
                    .append(log.open().size())
                    .append(log.open().size() == 1 ? " has" : " have")
                    .append(" neither finished nor failed: ")
                    .append(String.join("; ", log.open()))
                    .append('.');
        }
        if (log.unknown() > 0) {
            text.append(' ')
                    .append(counted(log.unknown(), "record"))
                    .append(log.unknown() == 1 ? " is" : " are")
                    .append(" not in it: made before it was kept, or elsewhere.");
        }
        return text.toString();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
