package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many workers do a command side by side ({@code -Daux.workers}), and with how many threads each. */
public final class WorkerCount {
    /** The word for: as many as measured fastest. */
    public static final String AUTO = "auto";

    /** What several workers must gain at least over one: they need its memory several times. */
    private static final double WORTH = 1.05;

    private static final int MOST = 64;

    private WorkerCount() {}

    /**
     * Reads the option.
     *
     * @return 0 for {@code auto}
     * @throws BadInputException if it is neither {@code auto} nor a number from 1 to 64
     */
    public static int parse(String text) {
        if (text.equals(AUTO)) {
            return 0;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new BadInputException(
                "-Daux.workers is '" + text + "', but must be auto or a number from 1 to " + MOST + ".");
    }

    /** The threads of each: equal shares, what is left over stays idle, and never none. */
    public static int threadsOfEach(int workers, int threads) {
        return Math.max(1, threads / workers);
    }

    /**
     * The counts that {@code auto} tries: one, and then twice as many until every thread is a worker.
     *
     * @param threads of all together
     * @param runs that are left; more workers than runs are never tried
     */
    public static List<Integer> candidates(int threads, int runs) {
        List<Integer> candidates = new ArrayList<>();
        for (int count = 1; count <= Math.min(Math.min(threads, runs), MOST); count *= 2) {
            candidates.add(count);
        }
        return candidates;
    }

    /**
     * The fastest; one where several gain too little.
     *
     * @param rates steps a second of all workers together, by their number
     */
    public static int fastest(Map<Integer, Double> rates) {
        int best = 1;
        double beaten = WORTH * rates.getOrDefault(1, 0.0);
        for (Map.Entry<Integer, Double> rate : rates.entrySet()) {
            if (rate.getKey() > 1 && rate.getValue() > beaten) {
                best = rate.getKey();
                beaten = rate.getValue();
            }
        }
        return best;
    }

    /** Steps a second of all workers together; 0 if one of them could not measure. */
    public static double rate(WorkerSummary measured, int workers) {
        if (measured.probes().size() < workers) {
            return 0;
        }
        return measured.probes().stream()
                .mapToDouble(probe -> 1 / probe.number("secondsPerStep").orElse(Double.POSITIVE_INFINITY))
                .filter(Double::isFinite)
                .sum();
    }

    /** The rates for people: {@code 1: 3.1, 2: 4.0 steps a second}. */
    public static String text(Map<Integer, Double> rates) {
        StringBuilder text = new StringBuilder();
        rates.forEach((count, rate) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count)
                .append(": ")
                .append(String.format(Locale.ROOT, "%.1f", rate)));
        return text + " steps a second";
    }
}
