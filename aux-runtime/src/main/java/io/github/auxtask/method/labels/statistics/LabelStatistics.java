package io.github.auxtask.method.labels.statistics;

import io.github.auxtask.data.image.FloatBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The numbers of a label representation in the paper's Table 2.
 *
 * @param entropy bits, over classes
 * @param order1 distance over all pairs of classes, labels scaled together to 0..1; see {@link LabelDistance}
 * @param order2 likewise
 * @param meanAbsolute likewise
 * @param sumAbsolute likewise
 * @param frobenius likewise
 */
public record LabelStatistics(
        Spread entropy, Spread order1, Spread order2, Spread meanAbsolute, Spread sumAbsolute, Spread frobenius) {
    /**
     * Of a representation.
     *
     * @param labels of at least two classes: [n, rows, columns] for matrices, [n, values] for vectors
     */
    public static LabelStatistics of(FloatBlock labels) {
        double[] entropies = IntStream.range(0, classes(labels))
                .mapToDouble(label -> LabelEntropy.bits(label(labels, label)))
                .toArray();
        List<int[]> pairs = new ArrayList<>();
        for (int first = 0; first < entropies.length; first++) {
            for (int second = first + 1; second < entropies.length; second++) {
                pairs.add(new int[] {first, second});
            }
        }
        double[][] scaled = scaled(labels);
        List<LabelDistance> distances = pairs.parallelStream()
                .map(pair -> LabelDistance.between(scaled[pair[0]], scaled[pair[1]], columns(labels)))
                .toList();
        return new LabelStatistics(
                Spread.of(entropies),
                spread(distances, LabelDistance::order1),
                spread(distances, LabelDistance::order2),
                spread(distances, LabelDistance::meanAbsolute),
                spread(distances, LabelDistance::sumAbsolute),
                spread(distances, LabelDistance::frobenius));
    }

    /** The distance of two classes, all labels scaled together to 0..1. */
    public static LabelDistance distance(FloatBlock labels, int first, int second) {
        double[][] scaled = scaled(labels);
        return LabelDistance.between(scaled[first], scaled[second], columns(labels));
    }

    private static Spread spread(List<LabelDistance> distances, ToDoubleFunction<LabelDistance> reading) {
        return Spread.of(distances.stream().mapToDouble(reading).toArray());
    }

    private static int classes(FloatBlock labels) {
        int dimensions = labels.shape().length;
        if (dimensions < 2 || dimensions > 3 || labels.shape()[0] < 2) {
            throw new IllegalArgumentException(
                    "labels are [n, values] or [n, rows, columns] of two classes at least, not "
                            + Arrays.toString(labels.shape()));
        }
        return (int) labels.shape()[0];
    }

    private static int columns(FloatBlock labels) {
        return labels.shape().length == 2 ? 0 : (int) labels.shape()[2];
    }

    private static float[] label(FloatBlock labels, int index) {
        int size = labels.values().length / classes(labels);
        return Arrays.copyOfRange(labels.values(), index * size, (index + 1) * size);
    }

    /** Every label, the smallest value of all at 0 and the largest at 1; labels that are all alike become 0. */
    private static double[][] scaled(FloatBlock labels) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : labels.values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = high > low ? high - low : 1;
        double[][] scaled = new double[classes(labels)][];
        for (int label = 0; label < scaled.length; label++) {
            float[] values = label(labels, label);
            scaled[label] = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                scaled[label][i] = (values[i] - low) / range;
            }
        }
        return scaled;
    }
}
