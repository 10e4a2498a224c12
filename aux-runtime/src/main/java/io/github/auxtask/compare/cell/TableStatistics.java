package io.github.auxtask.compare.cell;

import java.util.List;

/**
 * What can be said about a table as a whole. Single cells that fail are counted after Holm's adjustment over the table;
 * that the whole table is reproduced needs the equivalence test of every printed number to pass, which needs no adjustment
 * (intersection-union).
 *
 * @param facts whether the numbers are facts: equal within the tolerance or not, without a test
 * @param printed printed numbers that are not declared incomparable
 * @param tested those of them that have runs to be compared and a spread, or are facts that were compared
 * @param failing tested ones that are shown to lie outside the tolerance, after Holm's adjustment: not reproduced
 * @param equivalent tested ones whose equivalence test passes; of facts, those that are equal
 * @param orders whether our columns order their rows as the printed ones do; without those where that is undefined
 */
public record TableStatistics(
        boolean facts, int printed, int tested, int failing, int equivalent, List<ColumnOrder> orders) {
    public TableStatistics {
        orders = List.copyOf(orders);
    }

    /** Nothing was compared. */
    public static final TableStatistics NONE = new TableStatistics(false, 0, 0, 0, 0, List.of());

    /** Whether every printed number is shown to be reproduced. */
    public boolean wholeTable() {
        return printed > 0 && equivalent == printed;
    }

    /** Both counts in one sentence. */
    public String text() {
        if (tested == 0) {
            return facts ? "No printed number could be compared." : "No printed number could be tested.";
        }
        if (facts) {
            return "These numbers are facts that no training changes, so they are compared without a test: "
                    + equivalent
                    + " of " + printed + " printed numbers " + (equivalent == 1 ? "is" : "are")
                    + " equal to ours within the tolerance"
                    + (failing == 0 ? "." : ", " + failing + " " + (failing == 1 ? "is" : "are") + " not.");
        }
        return failing + " of " + tested + " tested numbers " + (failing == 1 ? "is" : "are")
                + " not reproduced (Holm-adjusted over the table); the whole table is "
                + (wholeTable() ? "" : "not shown to be ") + "reproduced: the equivalence test passes for " + equivalent
                + " of " + printed + " printed numbers, and needs to pass for all.";
    }
}
