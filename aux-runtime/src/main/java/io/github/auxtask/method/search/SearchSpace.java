package io.github.auxtask.method.search;

import io.github.auxtask.core.RandomStream;
import java.util.List;

/**
 * What is searched: a product of categories and of ranges of numbers. A point has one number for each dimension: the index of a category,
 * or the number itself.
 *
 * @param dimensions at least one
 */
record SearchSpace(List<Dimension> dimensions) {
    SearchSpace {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a space has at least one dimension");
        }
    }

    /**
     * One dimension.
     *
     * @param categories how many, or 0 for a range of numbers
     * @param low smallest number
     * @param high largest number
     */
    record Dimension(int categories, double low, double high) {
        static Dimension category(int count) {
            return new Dimension(count, 0, count - 1.0);
        }

        static Dimension real(double low, double high) {
            return new Dimension(0, low, high);
        }

        private int features() {
            return Math.max(1, categories);
        }

        private boolean contains(double value) {
            return value >= low && value <= high && (categories == 0 || value == Math.rint(value));
        }
    }

    /** A point anywhere, uniform. */
    double[] draw(RandomStream random) {
        double[] point = new double[dimensions.size()];
        for (int i = 0; i < point.length; i++) {
            Dimension dimension = dimensions.get(i);
            point[i] = dimension.categories() > 0
                    ? random.nextInt(dimension.categories())
                    : dimension.low() + (dimension.high() - dimension.low()) * random.nextDouble();
        }
        return point;
    }

    /**
     * What the forest sees of a point: numbers, and for every category one that is 1 if it is this one and otherwise 0.
     *
     * @throws IllegalArgumentException if the point is not of this space
     */
    double[] features(double[] point) {
        if (point.length != dimensions.size()) {
            throw new IllegalArgumentException(
                    "a point has " + dimensions.size() + " numbers, one for each dimension, not " + point.length);
        }
        double[] features =
                new double[dimensions.stream().mapToInt(Dimension::features).sum()];
        int at = 0;
        for (int i = 0; i < point.length; i++) {
            Dimension dimension = dimensions.get(i);
            if (!dimension.contains(point[i])) {
                throw new IllegalArgumentException(point[i] + " is not in dimension " + i + ", " + dimension);
            }
            if (dimension.categories() > 0) {
                features[at + (int) point[i]] = 1;
            } else {
                features[at] = point[i];
            }
            at += dimension.features();
        }
        return features;
    }
}
