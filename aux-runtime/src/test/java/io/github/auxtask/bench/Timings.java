package io.github.auxtask.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Seconds of repeated steps, as images a second. */
final class Timings {
    private static final int QUARTERS = 4;

    private final int batch;
    private final List<Double> seconds = new ArrayList<>();

    Timings(int batch) {
        this.batch = batch;
    }

    void add(double value) {
        seconds.add(value);
        Collections.sort(seconds);
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    double best() {
        return batch / seconds.get(0);
    }

    double median() {
        return batch / seconds.get(seconds.size() / 2);
    }

    /** Of the slower half the middle. */
    double low() {
        return batch / seconds.get((QUARTERS - 1) * (seconds.size() - 1) / QUARTERS);
    }

    /** Of the faster half the middle. */
    double high() {
        return batch / seconds.get((seconds.size() - 1) / QUARTERS);
    }

    /** The median, with the quartiles behind it. */
    String text() {
        return isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f (%.0f-%.0f)", median(), low(), high());
    }

    /** Images a second: median, quartiles and the fastest; null where nothing was measured. */
    JsonNode json() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return isEmpty()
                ? nodes.nullNode()
                : nodes.objectNode()
                        .put("median", median())
                        .put("low", low())
                        .put("high", high())
                        .put("best", best())
                        .put("tries", seconds.size());
    }

    /** How many times as fast as the other, or that the spread is larger than the difference. */
    String over(Timings other) {
        if (isEmpty() || other.isEmpty()) {
            return "-";
        }
        return isApart(other) ? String.format(Locale.ROOT, "%.2fx", median() / other.median()) : "within the spread";
    }

    /** The same as a number: 1 within the spread, not a number where one of them was not measured. */
    double ratio(Timings other) {
        if (isEmpty() || other.isEmpty()) {
            return Double.NaN;
        }
        return isApart(other) ? median() / other.median() : 1;
    }

    private boolean isApart(Timings other) {
        return low() > other.high() || high() < other.low();
    }
}
