package io.github.auxtask.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Seconds of repeated steps, as images a second. */
final class Timings {
    private final int batch;
    private final List<Double> seconds = new ArrayList<>();

    Timings(int batch) {
        this.batch = batch;
    }

    void add(double value) {
        seconds.add(value);
        Collections.sort(seconds);
    }

    double best() {
        return batch / seconds.get(0);
    }

    double median() {
        return batch / seconds.get(seconds.size() / 2);
    }

    String text() {
        return String.format(Locale.ROOT, "%.0f (%.0f)", best(), median());
    }
}
