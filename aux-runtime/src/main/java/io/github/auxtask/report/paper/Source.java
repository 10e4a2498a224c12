package io.github.auxtask.report.paper;

import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where a reproduction's numbers come from, for those who cite it.
 *
 * @param commit of the code that trained the newest run, its first twelve digits; empty where nobody knows
 * @param version of the programs
 * @param url of the project, or nothing
 * @param runs how many are finished
 * @param date of the last training that the ledger knows, such as {@code 2026-11-26}, or nothing
 */
public record Source(String commit, String version, String url, int runs, String date) {
    private static final int DIGITS = 12;
    private static final int DAY = 10;

    /**
     * Reads it from the records.
     *
     * @param version of the programs that write the report
     * @param url of the project, or nothing
     */
    public static Source of(RunRecords records, String version, String url) {
        List<RunRecord> finished = records.records().stream()
                .filter(run -> run.training().completed())
                .toList();
        String commit = finished.stream()
                .map(run -> run.provenance().code().commit())
                .filter(Objects::nonNull)
                .reduce("", (first, last) -> last);
        String last = records.ledger().entries().stream()
                .map(LedgerEntry::at)
                .max(Comparator.naturalOrder())
                .orElse("");
        return new Source(
                commit.substring(0, Math.min(DIGITS, commit.length())),
                version,
                url,
                finished.size(),
                last.substring(0, Math.min(DAY, last.length())));
    }
}
