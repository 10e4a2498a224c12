package io.github.auxtask.method.search;

import io.github.auxtask.core.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Minimises a cost that is dear to measure, in the order ask, measure, tell (scikit-optimize's {@code Optimizer} with base estimator RF
 * and acquisition EI, as DeepAugment's controller uses it). The first points are drawn at random; each later one has the greatest
 * expected improvement of ten thousand random points, by a random forest of all that was told.
 *
 * <p>What is asked depends on space, seed and what was told only, so that a search goes on after an interruption when everything is told
 * again. Not for several threads.
 */
final class BayesianSearch {
    private static final int CANDIDATES = 10_000;

    private final SearchSpace space;
    private final int initial;
    private final long seed;
    private final List<Trial> trials = new ArrayList<>();

    /**
     * A point and what it costs.
     *
     * @param point one number for each dimension of the space
     * @param cost to be as low as possible
     */
    record Trial(List<Double> point, double cost) {
        Trial {
            point = List.copyOf(point);
            if (!Double.isFinite(cost)) {
                throw new IllegalArgumentException("a cost is a finite number, not " + cost);
            }
        }
    }

    /**
     * A search that knows nothing yet.
     *
     * @param initial points drawn at random before the forest decides, at least 1
     */
    BayesianSearch(SearchSpace space, int initial, long seed) {
        if (initial < 1) {
            throw new IllegalArgumentException("a search begins with at least one random point, not " + initial);
        }
        this.space = space;
        this.initial = initial;
        this.seed = seed;
    }

    /** The point to measure next: the same until something is told. */
    List<Double> ask() {
        RandomStream random = RandomStream.of(seed, "search candidates", trials.size());
        if (trials.size() < initial) {
            return boxed(space.draw(random));
        }
        RandomForest forest = forest();
        double best = best().cost();
        double[] chosen = space.draw(random);
        double greatest = ExpectedImprovement.of(forest.predict(space.features(chosen)), best);
        for (int i = 1; i < CANDIDATES; i++) {
            double[] candidate = space.draw(random);
            double improvement = ExpectedImprovement.of(forest.predict(space.features(candidate)), best);
            if (improvement > greatest) {
                greatest = improvement;
                chosen = candidate;
            }
        }
        return boxed(chosen);
    }

    private RandomForest forest() {
        double[][] features = new double[trials.size()][];
        double[] costs = new double[trials.size()];
        for (int i = 0; i < costs.length; i++) {
            features[i] = space.features(unboxed(trials.get(i).point()));
            costs[i] = trials.get(i).cost();
        }
        return RandomForest.grow(features, costs, tree -> RandomStream.of(seed, "search forest", costs.length, tree));
    }

    /**
     * Takes note of a cost, of a point that was asked or of any other.
     *
     * @throws IllegalArgumentException if the point is not of the space, or the cost is not finite
     */
    void tell(List<Double> point, double cost) {
        space.features(unboxed(point)); // refuses what is not of the space
        trials.add(new Trial(point, cost));
    }

    /** The trial with the lowest cost, the first of several. */
    Trial best() {
        return Collections.min(trials, Comparator.comparingDouble(Trial::cost));
    }

    /** All that was told, in this order. */
    List<Trial> trials() {
        return List.copyOf(trials);
    }

    private static List<Double> boxed(double[] point) {
        List<Double> list = new ArrayList<>();
        for (double value : point) {
            list.add(value);
        }
        return list;
    }

    private static double[] unboxed(List<Double> point) {
        return point.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
