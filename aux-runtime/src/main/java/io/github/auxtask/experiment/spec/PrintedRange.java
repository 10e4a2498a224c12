package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.published.PublishedCell;
import io.github.auxtask.published.PublishedTable;
import java.math.BigDecimal;
import java.util.Map;

/** What a printed number can be: no accuracy is 150 %, and a number typed with a slipped finger should not decide a verdict. */
final class PrintedRange {
    private static final BigDecimal LARGEST = new BigDecimal("1e15");
    private static final Map<String, BigDecimal> WHOLE =
            Map.of(Measure.PERCENT, BigDecimal.valueOf(100), Measure.FRACTION, BigDecimal.ONE);

    private PrintedRange() {}

    /**
     * Checks the numbers of a table that are in its unit; those of other metrics beside them only for their size.
     *
     * @throws BadInputException with file and line of the first that lies outside
     */
    static void check(TableSpec table, PublishedTable published) {
        for (PublishedCell cell : published.cells()) {
            if (cell.printed() == null) {
                continue;
            }
            BigDecimal value = cell.printed().value();
            boolean share = WHOLE.containsKey(table.unit()) && isOwn(table, cell);
            BigDecimal largest = share ? WHOLE.getOrDefault(table.unit(), LARGEST) : LARGEST;
            BigDecimal smallest = share ? BigDecimal.ZERO : LARGEST.negate();
            if (value.compareTo(smallest) < 0 || value.compareTo(largest) > 0) {
                throw new BadInputException(published.file() + ", line " + cell.line() + ": the number "
                        + cell.printed().text() + " of table '" + table.id() + "' lies outside " + smallest
                        + " to " + largest + (share ? ", in " + table.unit() : "")
                        + ": correct it, or give the table another unit.");
            }
        }
    }

    private static boolean isOwn(TableSpec table, PublishedCell cell) {
        String metric = cell.coordinates().getOrDefault(TableColumn.METRIC, table.metric());
        return metric.equals(table.metric()) || metric.startsWith(table.metric() + ".");
    }
}
