package io.github.auxtask.published;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of a published table and where it belongs.
 *
 * @param line line of the CSV file, from 1
 * @param coordinates axis of the grid (or {@code evaluation}, {@code metric}, {@code class}) to our value, in the order of
 *     the table's columns
 * @param printed the number; {@code null} where the paper prints a dash or the number is lost
 * @param columns every column of the CSV line as it stands there, in order
 */
public record PublishedCell(
        int line, Map<String, String> coordinates, @Nullable PrintedNumber printed, Map<String, String> columns) {
    public PublishedCell {
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
