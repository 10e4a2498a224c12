package io.github.auxtask.run.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a training repeats on one machine. It says nothing about how well a result is reproduced: repeating a draw is not
 * drawing again.
 */
public enum Determinism {
    /** Two trainings are equal bit for bit. */
    BITWISE,

    /** They begin alike and differ by rounding: sums are added up in another order each time. */
    STATISTICAL,

    /** They differ from the first step on: something is drawn that no seed governs. */
    NONE;

    /** Relative; the first losses of one state and batch differ by rounding alone, in bfloat16 by some parts of 256. */
    private static final double ROUNDING = 0.01;

    /**
     * What some steps of a training came to.
     *
     * @param losses one per step
     * @param tensors parameters, running statistics and the optimiser's memory afterwards
     */
    record Steps(List<Double> losses, Map<String, float[]> tensors) {
        private boolean equalBits(Steps other) {
            return losses.equals(other.losses)
                    && tensors.keySet().equals(other.tensors.keySet())
                    && tensors.entrySet().stream()
                            .allMatch(entry -> Arrays.equals(entry.getValue(), other.tensors.get(entry.getKey())));
        }
    }

    /** The level of two trainings from the same state. */
    static Determinism of(Steps one, Steps two) {
        if (one.equalBits(two)) {
            return BITWISE;
        }
        if (one.losses().isEmpty() || two.losses().isEmpty()) {
            return NONE;
        }
        double first = one.losses().get(0);
        double second = two.losses().get(0);
        return Math.abs(first - second) <= ROUNDING * Math.abs(first) ? STATISTICAL : NONE;
    }

    /** As it stands in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, for the log. */
    public String meaning() {
        return switch (this) {
            case BITWISE -> "two trainings are equal bit for bit";
            case STATISTICAL -> "two trainings begin alike and differ by rounding";
            case NONE -> "two trainings differ from the first step on: something is drawn that no seed governs";
        };
    }
}
