package io.github.auxtask.data.split;

/** numpy's legacy {@code RandomState}, bit for bit, as far as splits and labels of papers need it. */
public final class NumpyRandom {
    private final MersenneTwister twister;

    /**
     * {@code numpy.random.seed(seed)}.
     *
     * @param seed 0..2^32-1
     */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("numpy's seeds are 0..4294967295, not " + seed);
        }
        twister = MersenneTwister.ofWord((int) seed);
    }

    /** {@code uniform(low, high)}. */
    public double uniform(double low, double high) {
        return low + (high - low) * twister.nextDouble();
    }

    /** {@code shuffle(values)}: Fisher and Yates from the end, by masked rejection on 32-bit words. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = interval(i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private int interval(int maximum) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(maximum);
        int drawn;
        do {
            drawn = twister.nextWord() & mask;
        } while (drawn > maximum);
        return drawn;
    }
}
