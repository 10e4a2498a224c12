package io.github.auxtask.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What consecutive images came to: columns of numbers and texts by name, whatever a kind of evaluation needs to count them, now or when it
 * goes on after an interruption. Columns come back bit for bit; names and types are the kind's own business, whose version stands beside
 * them.
 */
public final class EvaluatedChunk {
    private final int first;
    private final int count;
    private final Map<String, Object> columns;

    private EvaluatedChunk(int first, int count, Map<String, Object> columns) {
        this.first = first;
        this.count = count;
        this.columns = Collections.unmodifiableMap(columns);
    }

    /**
     * A chunk without columns.
     *
     * @param first position of the first image
     * @param count images
     */
    public static EvaluatedChunk of(int first, int count) {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException(count + " images from " + first + " on are no chunk");
        }
        return new EvaluatedChunk(first, count, new LinkedHashMap<>());
    }

    /** The same with a column of whole numbers. */
    public EvaluatedChunk with(String name, int[] values) {
        return column(name, values);
    }

    /** The same with a column of counts. */
    public EvaluatedChunk with(String name, long[] values) {
        return column(name, values);
    }

    /** The same with a column of numbers. */
    public EvaluatedChunk with(String name, float[] values) {
        return column(name, values);
    }

    /** The same with a column of exact numbers. */
    public EvaluatedChunk with(String name, double[] values) {
        return column(name, values);
    }

    /** The same with a column of texts. */
    public EvaluatedChunk with(String name, String[] values) {
        return column(name, values);
    }

    /** The same with one count, a column of one. */
    public EvaluatedChunk withCount(String name, long number) {
        return with(name, new long[] {number});
    }

    private EvaluatedChunk column(String name, Object values) {
        Map<String, Object> all = new LinkedHashMap<>(columns);
        all.put(name, values);
        return new EvaluatedChunk(first, count, all);
    }

    /** Position of the first image. */
    public int first() {
        return first;
    }

    /** Number of images. */
    public int count() {
        return count;
    }

    /** Position after the last image. */
    public int end() {
        return first + count;
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** A column of whole numbers. */
    public int[] ints(String name) {
        return column(name, int[].class);
    }

    /** A column of counts. */
    public long[] longs(String name) {
        return column(name, long[].class);
    }

    /** A column of one count. */
    public long counted(String name) {
        return longs(name)[0];
    }

    /** A column of numbers. */
    public float[] floats(String name) {
        return column(name, float[].class);
    }

    /** A column of exact numbers. */
    public double[] doubles(String name) {
        return column(name, double[].class);
    }

    /** A column of texts. */
    public String[] texts(String name) {
        return column(name, String[].class);
    }

    /** All columns: arrays of int, long, float, double or texts. */
    public Map<String, Object> columns() {
        return columns;
    }

    private <T> T column(String name, Class<T> type) {
        Object column = columns.get(name);
        if (!type.isInstance(column)) {
            throw new IllegalArgumentException(
                    "a chunk with " + columns.keySet() + " has no column '" + name + "' of " + type.getSimpleName());
        }
        return type.cast(column);
    }
}
