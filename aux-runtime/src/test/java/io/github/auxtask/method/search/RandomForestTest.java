package io.github.auxtask.method.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.testing.Fixtures;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomForestTest {
    private static final int OBSERVATIONS = 400;

    private static double[][] uniform(int n, int features) {
        RandomStream random = RandomStream.of(3, "features");
        double[][] all = new double[n][features];
        for (double[] row : all) {
            for (int i = 0; i < features; i++) {
                row[i] = random.nextDouble();
            }
        }
        return all;
    }

    private static int[] all(int n) {
        return IntStream.range(0, n).toArray();
    }

    @Test
    void aTreeFindsTheStepsOfAStaircaseExactly() {
        double[][] features = uniform(OBSERVATIONS, 3);
        double[] values = new double[OBSERVATIONS];
        for (int i = 0; i < OBSERVATIONS; i++) {
            values[i] = (features[i][1] > 0.5 ? 4 : 0) + (features[i][2] > 0.25 ? 1 : 0);
        }
        RegressionTree tree = RegressionTree.grow(features, values, all(OBSERVATIONS), 1);
        for (int i = 0; i < OBSERVATIONS; i++) {
            RegressionTree leaf = tree.leaf(features[i]);
            assertThat(leaf.mean()).isCloseTo(values[i], within(1e-12));
            assertThat(leaf.variance()).isCloseTo(0, within(1e-12));
        }
        assertThat(tree.leaf(new double[] {0.1, 0.9, 0.1}).mean()).isCloseTo(4, within(1e-12));
    }

    @Test
    void theFirstSplitLeavesTheLeastSquaredError() {
        double[][] features = {{1}, {2}, {3}, {4}, {5}, {6}};
        double[] values = {0, 0, 0, 0, 9, 10};
        RegressionTree stump = RegressionTree.grow(features, values, all(6), 2);
        assertThat(stump.leaf(new double[] {4.4}).mean()).isZero();
        assertThat(stump.leaf(new double[] {4.6}).mean()).isEqualTo(9.5);
        assertThat(stump.leaf(new double[] {4.6}).variance()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void noLeafIsSmallerThanAllowedAndEqualFeaturesAreNeverSplit() {
        double[][] features = {{1}, {1}, {1}, {2}, {2}};
        double[] values = {0, 5, 10, 20, 30};
        assertThat(RegressionTree.grow(features, values, all(5), 3)
                        .leaf(new double[] {2})
                        .mean())
                .isEqualTo(13);
        RegressionTree split = RegressionTree.grow(features, values, all(5), 1);
        assertThat(split.leaf(new double[] {1}).mean()).isEqualTo(5);
        assertThat(split.leaf(new double[] {2}).mean()).isEqualTo(25);
    }

    @Test
    void theForestPredictsASmoothFunctionAndKnowsTheNoise() {
        double[][] features = uniform(OBSERVATIONS, 2);
        double[] values = new double[OBSERVATIONS];
        RandomStream noise = RandomStream.of(4, "noise");
        for (int i = 0; i < OBSERVATIONS; i++) {
            values[i] = Math.sin(3 * features[i][0]) + 0.1 * noise.nextGaussian();
        }
        RandomForest forest = RandomForest.grow(features, values, tree -> RandomStream.of(5, "forest", tree));
        double error = 0;
        double deviation = 0;
        for (double x = 0.05; x < 1; x += 0.05) {
            RandomForest.Prediction prediction = forest.predict(new double[] {x, 0.5});
            error += Math.abs(prediction.mean() - Math.sin(3 * x)) / 19;
            deviation += prediction.deviation() / 19;
        }
        assertThat(error).isLessThan(0.06);
        assertThat(deviation).isBetween(0.06, 0.16);
        assertThat(RandomForest.grow(features, values, tree -> RandomStream.of(5, "forest", tree))
                        .predict(features[0]))
                .isEqualTo(forest.predict(features[0]));
    }

    private static double[] formula(int n, long seed) {
        double[] values = new double[n];
        long state = seed;
        for (int i = 0; i < n; i++) {
            state = (1_103_515_245L * state + 12_345) & Integer.MAX_VALUE;
            values[i] = state / (double) (1L << 31);
        }
        return values;
    }

    @Test
    void aTreeIsThatOfScikitLearn() {
        JsonNode expected = Fixtures.resource("policy-search.json").get("tree");
        double[] means = Fixtures.numbers(expected.get("mean"));
        double[] variances = Fixtures.numbers(expected.get("variance"));
        int n = means.length;
        double[] drawn = formula(4 * n, 7);
        double[] noise = formula(n, 99);
        double[][] features = new double[n][];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            features[i] = Arrays.copyOfRange(drawn, 4 * i, 4 * i + 4);
            values[i] = Math.sin(3 * features[i][0]) + (features[i][1] > 0.4 ? 0.7 : 0) + 0.3 * noise[i];
        }
        RegressionTree tree = RegressionTree.grow(
                features, values, all(n), expected.get("smallest_leaf").intValue());
        for (int i = 0; i < n; i++) {
            assertThat(tree.leaf(features[i]).mean()).isCloseTo(means[i], within(1e-12));
            assertThat(tree.leaf(features[i]).variance()).isCloseTo(variances[i], within(1e-12));
        }
    }

    @Test
    void improvementIsThatOfScikitOptimize() {
        JsonNode expected = Fixtures.resource("policy-search.json").get("improvement");
        for (JsonNode one : expected.get("cases")) {
            RandomForest.Prediction prediction = new RandomForest.Prediction(
                    one.get("mean").doubleValue(), one.get("deviation").doubleValue());
            assertThat(ExpectedImprovement.of(prediction, expected.get("best").doubleValue()))
                    .isCloseTo(one.get("value").doubleValue(), within(1e-12));
        }
    }
}
