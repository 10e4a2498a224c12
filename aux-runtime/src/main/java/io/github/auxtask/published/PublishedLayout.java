package io.github.auxtask.published;

import java.util.List;
import java.util.Map;

/**
 * How to read a published table.
 *
 * @param columns the columns that say where a number belongs
 * @param fixed coordinates that all numbers of the table share and no column names
 * @param value the column with the printed number
 * @param details where spread, number of runs, reading error and "best of" stand
 * @param skip column to the words whose lines are kept in the file but not compared
 */
public record PublishedLayout(
        List<PublishedColumn> columns,
        Map<String, String> fixed,
        String value,
        PrintedDetails details,
        Map<String, List<String>> skip) {
    public PublishedLayout {
        columns = List.copyOf(columns);
        fixed = Map.copyOf(fixed);
        skip = Map.copyOf(skip);
    }
}
