package io.github.auxtask.data.split;

/**
 * MT19937 (Matsumoto, Nishimura 1998), the generator of both Python's {@code random} and numpy's {@code RandomState}:
 * needed to repeat the splits of papers whose code used them, and for nothing else.
 */
final class MersenneTwister {
    private static final int LENGTH = 624;
    private static final int SHIFT = 397;
    private static final int TWIST = 0x9908B0DF;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;

    private final int[] state = new int[LENGTH];
    private int position = LENGTH;

    private MersenneTwister() {}

    /** {@code init_genrand}: seeded by one word. */
    static MersenneTwister ofWord(int seed) {
        MersenneTwister twister = new MersenneTwister();
        twister.state[0] = seed;
        for (int i = 1; i < LENGTH; i++) {
            int previous = twister.state[i - 1];
            twister.state[i] = 1812433253 * (previous ^ (previous >>> 30)) + i;
        }
        return twister;
    }

    /** {@code init_by_array}: seeded by one or more words. */
    static MersenneTwister ofWords(int... key) {
        MersenneTwister twister = ofWord(19650218);
        int[] state = twister.state;
        int i = 1;
        int j = 0;
        for (int k = Math.max(LENGTH, key.length); k > 0; k--) {
            int previous = state[i - 1];
            state[i] = (state[i] ^ ((previous ^ (previous >>> 30)) * 1664525)) + key[j] + j;
            i = twister.next(i);
            j = (j + 1) % key.length;
        }
        for (int k = LENGTH - 1; k > 0; k--) {
            int previous = state[i - 1];
            state[i] = (state[i] ^ ((previous ^ (previous >>> 30)) * 1566083941)) - i;
            i = twister.next(i);
        }
        state[0] = UPPER;
        return twister;
    }

    private int next(int i) {
        if (i + 1 < LENGTH) {
            return i + 1;
        }
        state[0] = state[LENGTH - 1];
        return 1;
    }

    /** The next 32 random bits. */
    int nextWord() {
        if (position == LENGTH) {
            regenerate();
        }
        int y = state[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void regenerate() {
        for (int i = 0; i < LENGTH; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % LENGTH] & LOWER);
            state[i] = state[(i + SHIFT) % LENGTH] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : TWIST);
        }
        position = 0;
    }

    /** {@code genrand_res53}: uniform on [0, 1) in steps of 2^-53. */
    double nextDouble() {
        int high = nextWord() >>> 5;
        int low = nextWord() >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }
}
