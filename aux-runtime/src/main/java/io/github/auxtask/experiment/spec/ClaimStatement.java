package io.github.auxtask.experiment.spec;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a claim says about the runs of one group. Axes may be those of the grid, {@code evaluation} and {@code class}. */
public sealed interface ClaimStatement {
    /** As {@code reproduction.yaml} writes it: {@code beats}, {@code ordering}, {@code trend}, {@code equal-within}. */
    String kind();

    /** The axes that it sets itself. */
    List<String> axes();

    /**
     * One side is better than every other.
     *
     * @param left axis to value
     * @param right axis to values; each combination is one opponent
     */
    record Beats(Map<String, String> left, Map<String, List<String>> right) implements ClaimStatement {
        public Beats {
            left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
            right = Collections.unmodifiableMap(new LinkedHashMap<>(right));
        }

        @Override
        public String kind() {
            return "beats";
        }

        @Override
        public List<String> axes() {
            return List.copyOf(left.keySet());
        }
    }

    /**
     * The values of an axis from the best to the worst.
     *
     * @param order at least two values, best first
     */
    record Ordering(String axis, List<String> order) implements ClaimStatement {
        public Ordering {
            order = List.copyOf(order);
        }

        @Override
        public String kind() {
            return "ordering";
        }

        @Override
        public List<String> axes() {
            return List.of(axis);
        }
    }

    /**
     * The metric rises or falls along an axis.
     *
     * @param points value of the axis to the number that it stands for, at least three
     * @param rising whether it rises
     */
    record Trend(String axis, Map<String, BigDecimal> points, boolean rising) implements ClaimStatement {
        public Trend {
            points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        }

        @Override
        public String kind() {
            return "trend";
        }

        @Override
        public List<String> axes() {
            return List.of(axis);
        }
    }

    /**
     * Two sides differ by less than delta.
     *
     * @param left axis to value
     * @param right axis to values; each combination must be equal to the left side
     * @param delta half width of what counts as equal, in the unit of the metric
     */
    record EqualWithin(Map<String, String> left, Map<String, List<String>> right, BigDecimal delta)
            implements ClaimStatement {
        public EqualWithin {
            left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
            right = Collections.unmodifiableMap(new LinkedHashMap<>(right));
        }

        @Override
        public String kind() {
            return "equal-within";
        }

        @Override
        public List<String> axes() {
            return List.copyOf(left.keySet());
        }
    }
}
