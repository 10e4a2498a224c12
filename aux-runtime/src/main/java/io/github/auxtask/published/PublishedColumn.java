package io.github.auxtask.published;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which axis a column of a published table speaks about, and in what words.
 *
 * @param name the column's name in the header of the CSV file
 * @param axis the axis of the grid, or {@code evaluation}, {@code metric}, {@code class}
 * @param values the paper's word to ours, where they differ
 * @param known our values of that axis; empty where anything goes
 */
public record PublishedColumn(String name, String axis, Map<String, String> values, Collection<String> known) {
    public PublishedColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        known = List.copyOf(known);
    }

    /** Whether anything goes: several such columns of one axis name a thing together, as layer 2 and kernel do. */
    boolean isFree() {
        return known.isEmpty();
    }
}
