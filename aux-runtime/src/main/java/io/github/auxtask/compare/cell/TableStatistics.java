package io.github.auxtask.compare.cell;

import io.github.auxtask.stats.KendallTau;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about a table as a whole. Single cells that fail are counted after Holm's adjustment over the table;
 * that the whole table is reproduced needs the equivalence test of every printed number to pass, which needs no adjustment
 * (intersection-union).
 *
 * @param printed printed numbers that are not declared incomparable
 * @param tested those of them that have runs to be compared and a spread
 * @param different tested ones with a significant difference after Holm's adjustment, also those inside the tolerance
 * @param failing tested ones that are, besides, outside the tolerance: not reproduced
 * @param equivalent tested ones whose equivalence test passes
 * @param order whether our column orders the cells as the printed one does; {@code null} where it is undefined
 */
public record TableStatistics(
        int printed,
        int tested,
        int different,
        int failing,
        int equivalent,
        @Nullable KendallTau order) {
    /** Nothing was compared. */
    public static final TableStatistics NONE = new TableStatistics(0, 0, 0, 0, 0, null);

    /** Whether every printed number is shown to be reproduced. */
    public boolean wholeTable() {
        return printed > 0 && equivalent == printed;
    }

    /** Both counts in one sentence. */
    public String text() {
        if (tested == 0) {
            return "No printed number could be tested.";
        }
        return failing + " of " + tested + " tested numbers " + (failing == 1 ? "is" : "are")
                + " not reproduced (Holm-adjusted over the table); the whole table is "
                + (wholeTable() ? "" : "not shown to be ") + "reproduced: the equivalence test passes for " + equivalent
                + " of " + printed + " printed numbers, and needs to pass for all.";
    }
}
