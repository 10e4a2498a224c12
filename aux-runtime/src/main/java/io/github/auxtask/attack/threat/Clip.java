package io.github.auxtask.attack.threat;

/** The range that adversarial values are kept in, in the units of the threat model's {@link Space}. */
public sealed interface Clip {
    /** No range. */
    record None() implements Clip {
        @Override
        public String toString() {
            return "no clipping";
        }
    }

    /**
     * The same range for all values.
     *
     * @param lower smallest value
     * @param upper largest value
     */
    record Range(double lower, double upper) implements Clip {
        public Range {
            if (!(lower < upper)) {
                throw new IllegalArgumentException("not a range: " + lower + " to " + upper);
            }
        }

        @Override
        public String toString() {
            return "clipped to [" + shortest(lower) + ", " + shortest(upper) + "]";
        }

        private static String shortest(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** From the smallest to the largest value of each image, over all its channels: the label paper's released code. */
    record OwnRange() implements Clip {
        @Override
        public String toString() {
            return "clipped to each image's own range";
        }
    }
}
