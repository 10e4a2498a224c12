package io.github.auxtask.method.search;

import io.github.auxtask.core.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A random forest (Breiman 2001) with the uncertainty of its predictions, as in scikit-optimize: trees grown from bootstrap samples, all
 * features open to every split; the variance is that between the trees plus the mean of those within their leaves (law of total
 * variance).
 */
final class RandomForest {
    /** scikit-optimize's own choices. */
    private static final int TREES = 100;

    private static final int SMALLEST_LEAF = 3;

    private final List<RegressionTree> trees;

    /**
     * What is predicted for a point.
     *
     * @param deviation standard deviation, at least 0
     */
    record Prediction(double mean, double deviation) {}

    private RandomForest(List<RegressionTree> trees) {
        this.trees = trees;
    }

    /**
     * Grows a hundred trees, in whose leaves three observations lie at least.
     *
     * @param features [observation][feature], at least one observation
     * @param values one for each observation
     * @param streams the stream of each tree's bootstrap sample
     */
    static RandomForest grow(double[][] features, double[] values, IntFunction<RandomStream> streams) {
        List<RegressionTree> trees = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            RandomStream random = streams.apply(tree);
            int[] chosen = new int[values.length];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = random.nextInt(values.length);
            }
            trees.add(RegressionTree.grow(features, values, chosen, SMALLEST_LEAF));
        }
        return new RandomForest(trees);
    }

    /** Predicts. */
    Prediction predict(double[] features) {
        double sum = 0;
        double squares = 0;
        for (RegressionTree tree : trees) {
            RegressionTree leaf = tree.leaf(features);
            sum += leaf.mean();
            squares += leaf.variance() + leaf.mean() * leaf.mean();
        }
        double mean = sum / trees.size();
        return new Prediction(mean, Math.sqrt(Math.max(0, squares / trees.size() - mean * mean)));
    }
}
