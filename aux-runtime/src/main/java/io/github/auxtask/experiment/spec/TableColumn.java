package io.github.auxtask.experiment.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a column of a published table means.
 *
 * @param axis an axis of the grid, or one of {@link #EVALUATION}, {@link #METRIC}, {@link #CLASS}
 * @param values the paper's word to ours, where they differ
 */
public record TableColumn(String axis, Map<String, String> values) {
    /** The column names the evaluation: clean images, an attack. */
    public static final String EVALUATION = "evaluation";
    /** The column names the metric. */
    public static final String METRIC = "metric";
    /** The column names a class of the data set, for class-wise metrics. */
    public static final String CLASS = "class";

    public TableColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
