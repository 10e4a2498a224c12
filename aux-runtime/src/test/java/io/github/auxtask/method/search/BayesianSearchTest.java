package io.github.auxtask.method.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.deepaugment.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BayesianSearchTest {
    private static final SearchSpace.Dimension UNIT = SearchSpace.Dimension.real(0, 1);

    private static BayesianSearch searched(
            SearchSpace space, long seed, int trials, ToDoubleFunction<List<Double>> cost) {
        BayesianSearch search = new BayesianSearch(space, 10, seed);
        for (int i = 0; i < trials; i++) {
            List<Double> point = search.ask();
            search.tell(point, cost.applyAsDouble(point));
        }
        return search;
    }

    private static double random(SearchSpace space, long seed, int trials, ToDoubleFunction<List<Double>> cost) {
        RandomStream random = RandomStream.of(seed, "random search");
        return IntStream.range(0, trials)
                .mapToDouble(i -> cost.applyAsDouble(
                        Arrays.stream(space.draw(random)).boxed().toList()))
                .min()
                .orElseThrow();
    }

    /** Branin and Hoo's function, whose three minima are 0.397887. */
    private static double branin(List<Double> point) {
        double x = point.get(0);
        double y = point.get(1);
        double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    @Test
    void braninsMinimumIsApproached() {
        SearchSpace space =
                new SearchSpace(List.of(SearchSpace.Dimension.real(-5, 10), SearchSpace.Dimension.real(0, 15)));
        for (long seed = 0; seed < 3; seed++) {
            assertThat(searched(space, seed, 60, BayesianSearchTest::branin)
                            .best()
                            .cost())
                    .isBetween(0.397, 1.1);
        }
    }

    @Test
    void theRightCategoryAndNumberAreFoundSoonerThanByChance() {
        // Only the seventh of twenty categories helps, most at 0.3.
        SearchSpace space = new SearchSpace(
                List.of(SearchSpace.Dimension.category(20), UNIT, SearchSpace.Dimension.category(20), UNIT));
        ToDoubleFunction<List<Double>> cost = point ->
                (point.get(0) == 6 ? Math.abs(point.get(1) - 0.3) : 1) + (point.get(2) == 11 ? point.get(3) : 1);
        double searched = 0;
        double drawn = 0;
        for (long seed = 0; seed < 3; seed++) {
            BayesianSearch search = searched(space, seed, 80, cost);
            searched += search.best().cost() / 3;
            drawn += random(space, seed, 80, cost) / 3;
        }
        assertThat(searched).isLessThan(0.5);
        assertThat(searched).isLessThan(drawn);
    }

    @Test
    void equalSeedsAskEquallyAndATrialToldAgainIsAsGoodAsOneMade() {
        SearchSpace space = new SearchSpace(List.of(SearchSpace.Dimension.category(3), UNIT));
        ToDoubleFunction<List<Double>> cost = point -> point.get(0) + point.get(1);
        BayesianSearch first = searched(space, 5, 15, cost);
        assertThat(searched(space, 5, 15, cost).trials()).isEqualTo(first.trials());
        assertThat(searched(space, 6, 15, cost).trials()).isNotEqualTo(first.trials());
        BayesianSearch resumed = new BayesianSearch(space, 10, 5);
        first.trials().forEach(trial -> resumed.tell(trial.point(), trial.cost()));
        assertThat(resumed.ask()).isEqualTo(first.ask()).isEqualTo(first.ask());
    }

    @Test
    void whatIsNotOfTheSpaceIsRefused() {
        BayesianSearch search =
                new BayesianSearch(new SearchSpace(List.of(SearchSpace.Dimension.category(3), UNIT)), 1, 0);
        for (List<Double> point : List.of(List.of(3.0, 0.0), List.of(0.5, 0.0), List.of(0.0, 1.1), List.of(0.0))) {
            assertThatThrownBy(() -> search.tell(point, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> search.tell(List.of(0.0, 0.5), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(search.trials()).isEmpty();
    }

    @Test
    void improvementIsTheClosedFormOfANormalLaw() {
        // Monte Carlo over quantiles of a standard normal law.
        RandomForest.Prediction prediction = new RandomForest.Prediction(0.45, 0.2);
        double sum = 0;
        RandomStream random = RandomStream.of(1, "normal");
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            sum += Math.max(0, 0.5 - ExpectedImprovement.MARGIN - (0.45 + 0.2 * random.nextGaussian()));
        }
        assertThat(ExpectedImprovement.of(prediction, 0.5)).isCloseTo(sum / draws, within(1e-3));
        assertThat(ExpectedImprovement.of(new RandomForest.Prediction(0.3, 0), 0.5))
                .isZero();
    }

    @Test
    void rewardsAreTheBestAccuraciesThatDoNotOverfit() {
        List<PolicyReward.Epoch> epochs = List.of(
                new PolicyReward.Epoch(0.3, 0.25),
                new PolicyReward.Epoch(0.44, 0.35),
                new PolicyReward.Epoch(0.5, 0.42),
                new PolicyReward.Epoch(0.4, 0.5),
                new PolicyReward.Epoch(0.9, 0.6));
        assertThat(PolicyReward.RELEASED.of(epochs)).isCloseTo((0.5 + 0.42 + 0.35) / 3, within(1e-12));
        assertThat(PolicyReward.RELEASED.of(epochs.subList(4, 5))).isZero();
        assertThat(PolicyReward.RELEASED.of(epochs.subList(2, 5))).isCloseTo(0.46, within(1e-12));
    }

    @Test
    void pointsStandForPolicies() {
        PolicySpace two = new PolicySpace(2);
        assertThat(two.space().dimensions()).hasSize(8);
        assertThat(two.policies(List.of(0.0, 0.5, 19.0, 1.0, 13.0, 0.0, 1.0, 0.25)))
                .containsExactly(
                        Policy.of("crop", 0.5, "vertical-flip", 1), Policy.of("invert", 0, "gaussian-blur", 0.25));
        assertThat(two.policies(two.nothing()))
                .containsExactly(Policy.of("rotate", 0, "rotate", 0), Policy.of("rotate", 0, "rotate", 0));
        two.space().features(two.nothing().stream().mapToDouble(d -> d).toArray());
    }
}
