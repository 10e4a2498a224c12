package io.github.auxtask.data.corruption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A corruption's parameters, one row for each severity. */
public final class SeverityTable {
    private final List<String> names;
    private final double[][] rows;

    private SeverityTable(List<String> names, double[][] rows) {
        this.names = names;
        this.rows = rows;
    }

    /**
     * A table with these columns.
     *
     * @param rows five, from the weakest on
     */
    public static SeverityTable of(List<String> names, double[]... rows) {
        if (rows.length != Corruption.SEVERITIES) {
            throw new IllegalArgumentException("there are five severities, not " + rows.length);
        }
        return new SeverityTable(List.copyOf(names), rows);
    }

    /** A table with one column, of five values. */
    public static SeverityTable column(String name, double... values) {
        double[][] rows = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new double[] {values[i]};
        }
        return of(List.of(name), rows);
    }

    /** The parameters at this severity, 1..5, by name. */
    public Map<String, Double> at(int severity) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), rows[severity - 1][i]);
        }
        return values;
    }

    /** The parameters at this severity, 1..5, in the columns' order; a copy. */
    public double[] row(int severity) {
        return rows[severity - 1].clone();
    }

    /** What depends on a severity's parameters only, made ahead for all five. */
    public <T> List<T> each(Function<double[], T> maker) {
        return java.util.Arrays.stream(rows).map(maker).toList();
    }
}
