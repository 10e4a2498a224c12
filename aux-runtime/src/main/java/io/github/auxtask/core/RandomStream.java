package io.github.auxtask.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/**
 * A named stream of randomness: a pure function of (seed, purpose, indices), so that it does not depend on threads, batch
 * size or where a killed run was resumed, and adding one consumer never shifts another's draws.
 *
 * <p>The start state is the first 8 bytes of SHA-256 over the seed, the purpose and the indices; the stream is SplitMix64
 * (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", figure 13).
 */
public final class RandomStream implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /**
     * The stream of a purpose.
     *
     * @param seed the run's seed, part of the plan
     * @param purpose what the draws decide: {@code init}, {@code order}, {@code augmentation}, {@code attack}, ...
     * @param indices positions within it, for example epoch and image index
     */
    public static RandomStream of(long seed, String purpose, long... indices) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(Long.BYTES * (1 + indices.length) + Integer.BYTES + name.length);
        key.putLong(seed).putInt(name.length).put(name);
        for (long index : indices) {
            key.putLong(index);
        }
        MessageDigest digest = ContentId.sha256();
        return new RandomStream(ByteBuffer.wrap(digest.digest(key.array())).getLong());
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform on 0..bound-1 by Lemire's multiplication with rejection; fixed here because the JDK leaves its way open. */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long threshold = (1L << 32) % bound;
        while ((product & 0xFFFFFFFFL) < threshold) {
            product = (nextLong() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    /** Standard normal by Marsaglia's polar method, one draw a call; fixed here because the JDK leaves its way open. */
    @Override
    public double nextGaussian() {
        double u;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    }

    /** A permutation of 0..n-1, by Fisher and Yates from the end. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
