package io.github.auxtask.method.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree (Breiman, Friedman, Olshen, Stone 1984, CART): every split is the one that leaves the least squared error, every leaf
 * knows mean and variance of the values in it.
 */
final class RegressionTree {
    private static final double NEGLIGIBLE = 1e-14;

    private final double mean;
    private final double variance;
    private final @Nullable Split split;

    private record Split(int feature, double threshold, RegressionTree low, RegressionTree high) {}

    private RegressionTree(double mean, double variance, @Nullable Split split) {
        this.mean = mean;
        this.variance = variance;
        this.split = split;
    }

    /**
     * Grows a tree.
     *
     * @param features [observation][feature]
     * @param values one for each observation
     * @param chosen which observations, with repetitions; at least one
     * @param smallestLeaf no leaf has fewer of them
     */
    static RegressionTree grow(double[][] features, double[] values, int[] chosen, int smallestLeaf) {
        double sum = 0;
        double squares = 0;
        for (int i : chosen) {
            sum += values[i];
            squares += values[i] * values[i];
        }
        double mean = sum / chosen.length;
        double variance = Math.max(0, squares / chosen.length - mean * mean);
        if (chosen.length < 2 * smallestLeaf || variance <= NEGLIGIBLE * (1 + mean * mean)) {
            return new RegressionTree(mean, variance, null);
        }
        Cut best = null;
        for (int feature = 0; feature < features[0].length; feature++) {
            Cut cut = best(features, values, chosen, feature, smallestLeaf);
            if (cut != null && (best == null || cut.gain() > best.gain())) {
                best = cut;
            }
        }
        if (best == null) {
            return new RegressionTree(mean, variance, null);
        }
        Cut at = best;
        int[] low = Arrays.stream(chosen)
                .filter(i -> features[i][at.feature()] <= at.threshold())
                .toArray();
        int[] high = Arrays.stream(chosen)
                .filter(i -> features[i][at.feature()] > at.threshold())
                .toArray();
        Split split = new Split(
                at.feature(),
                at.threshold(),
                grow(features, values, low, smallestLeaf),
                grow(features, values, high, smallestLeaf));
        return new RegressionTree(mean, variance, split);
    }

    /** A place to split, and the sum of squared means it leaves, which grows as the squared error falls. */
    private record Cut(int feature, double threshold, double gain) {}

    /** The best threshold of a feature; {@code null} if it cannot be split. */
    private static @Nullable Cut best(
            double[][] features, double[] values, int[] chosen, int feature, int smallestLeaf) {
        int[] order = sorted(features, chosen, feature);
        int n = order.length;
        double all = 0;
        for (int i : order) {
            all += values[i];
        }
        Cut best = null;
        double sum = 0;
        for (int left = 1; left <= n - smallestLeaf; left++) {
            int last = order[left - 1];
            sum += values[last];
            double here = features[last][feature];
            if (left < smallestLeaf || here == features[order[left]][feature]) {
                continue;
            }
            double rest = all - sum;
            double gain = sum * sum / left + rest * rest / (n - left);
            if (best == null || gain > best.gain()) {
                double middle = here + (features[order[left]][feature] - here) / 2;
                best = new Cut(feature, middle, gain);
            }
        }
        return best;
    }

    private static int[] sorted(double[][] features, int[] chosen, int feature) {
        return IntStream.of(chosen)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> features[i][feature]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The leaf that features lead to. */
    RegressionTree leaf(double[] features) {
        RegressionTree at = this;
        while (at.split != null) {
            Split next = at.split;
            at = features[next.feature()] <= next.threshold() ? next.low() : next.high();
        }
        return at;
    }

    /** Mean of the values that it was grown from. */
    double mean() {
        return mean;
    }

    /** Their variance, over their number. */
    double variance() {
        return variance;
    }
}
