package io.github.auxtask.data.corruption.digital;

import java.util.Arrays;

/**
 * Pillow's resize with the box filter, of 8-bit square planes: each output pixel is the mean of the source pixels whose centres lie
 * within half an output pixel of its own, or the nearest one when enlarging. First across, rounded to 8 bits, then down.
 */
final class BoxResize {
    private static final int BITS = 22; // of Pillow's whole-numbered weights
    private static final int HALF = 1 << (BITS - 1);

    private final int from;
    private final int to;
    private final int[] first;
    private final int[] count;

    BoxResize(int from, int to) {
        this.from = from;
        this.to = to;
        this.first = new int[to];
        this.count = new int[to];
        double scale = (double) from / to;
        double reach = Math.max(1, scale) / 2;
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) (centre - reach + 0.5));
            count[i] = Math.min(from, (int) (centre + reach + 0.5)) - first[i];
        }
    }

    /** A plane of {@code from} x {@code from} levels 0..255, resized to {@code to} x {@code to}. */
    int[] resize(int[] plane) {
        int[] across = new int[from * to];
        for (int row = 0; row < from; row++) {
            for (int i = 0; i < to; i++) {
                across[row * to + i] = mean(plane, row * from + first[i], 1, count[i]);
            }
        }
        int[] out = new int[to * to];
        for (int i = 0; i < to; i++) {
            for (int column = 0; column < to; column++) {
                out[i * to + column] = mean(across, first[i] * to + column, to, count[i]);
            }
        }
        return out;
    }

    private static int mean(int[] values, int at, int step, int count) {
        int weight = (int) (0.5 + (1.0 / count) * (1 << BITS));
        int sum = HALF;
        for (int i = 0; i < count; i++) {
            sum += values[at + i * step] * weight;
        }
        return Math.min(255, sum >> BITS);
    }

    @Override
    public String toString() {
        return from + " to " + to + " by " + Arrays.toString(count);
    }
}
