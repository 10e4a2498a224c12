package io.github.auxtask.data.split;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Python 3's {@code random.Random}, bit for bit, as far as splits of papers need it. */
public final class PythonRandom {
    private final MersenneTwister twister;

    /** {@code random.seed(seed)} of an integer; its sign is ignored, as Python ignores it. */
    public PythonRandom(long seed) {
        this(BigInteger.valueOf(seed));
    }

    /** The same for an integer of any size. */
    public PythonRandom(BigInteger seed) {
        BigInteger magnitude = seed.abs();
        int words = Math.max(1, (magnitude.bitLength() + Integer.SIZE - 1) / Integer.SIZE);
        int[] key = new int[words];
        Arrays.setAll(key, word -> magnitude.shiftRight(word * Integer.SIZE).intValue());
        twister = MersenneTwister.ofWords(key);
    }

    /** {@code random.random()}: uniform on [0, 1). */
    public double random() {
        return twister.nextDouble();
    }

    /**
     * {@code random.randrange(bound)}: uniform on 0..bound-1, by drawing as many bits as the bound has until they fit.
     */
    public int randrange(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        int shift = Integer.numberOfLeadingZeros(bound);
        int drawn;
        do {
            drawn = twister.nextWord() >>> shift;
        } while (drawn >= bound);
        return drawn;
    }

    /** {@code random.sample(range(n), k)}: k different numbers of 0..n-1, in the order drawn. */
    public int[] sample(int n, int k) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("cannot draw " + k + " of " + n);
        }
        return n <= setSize(k) ? sampleFromPool(n, k) : sampleWithSet(n, k);
    }

    /**
     * Python's estimate of when a set is smaller than a list of n: 21, and for k above 5 the power of 4 at or above 3k
     * more.
     */
    private static long setSize(int k) {
        long size = 21;
        if (k > 5) {
            long power = 1;
            while (power < 3L * k) {
                power *= 4;
            }
            size += power;
        }
        return size;
    }

    private int[] sampleFromPool(int n, int k) {
        int[] pool = Subset.all(n);
        int[] result = new int[k];
        for (int i = 0; i < k; i++) {
            int j = randrange(n - i);
            result[i] = pool[j];
            pool[j] = pool[n - i - 1];
        }
        return result;
    }

    private int[] sampleWithSet(int n, int k) {
        Set<Integer> drawn = new HashSet<>();
        int[] result = new int[k];
        Arrays.setAll(result, i -> {
            int number = randrange(n);
            while (!drawn.add(number)) {
                number = randrange(n);
            }
            return number;
        });
        return result;
    }
}
