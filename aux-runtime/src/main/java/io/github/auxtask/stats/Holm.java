package io.github.auxtask.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p-values adjusted so that the chance of even one false alarm among all of them stays below alpha (S. Holm 1979, "A simple
 * sequentially rejective multiple test procedure", Scand. J. Statist. 6). Needs no independence.
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted values, in the order given: the i-th smallest of m is multiplied by m - i + 1, no value falls below a
     * smaller one's, none exceeds 1.
     */
    public static double[] adjusted(double... p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, p[order[rank]] * (p.length - rank)));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }

    /** Which hypotheses are rejected at this error rate of the whole family. */
    public static boolean[] rejected(double alpha, double... p) {
        double[] adjusted = adjusted(p);
        boolean[] rejected = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            rejected[i] = adjusted[i] <= alpha;
        }
        return rejected;
    }
}
