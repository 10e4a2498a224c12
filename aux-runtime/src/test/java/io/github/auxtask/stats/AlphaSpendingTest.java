package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However seeds are added, at most one verdict in twenty is wrong. The draws are fixed; StoppingBench makes more of them. */
final class AlphaSpendingTest {
    private static final int REPETITIONS = 4_000;
    private static final int MOST = 30;
    /** Five in a hundred, and four standard errors of so many repetitions at that share for those cases that lie close to it. */
    private static final double ALLOWED = 0.05 + 4 * Math.sqrt(0.05 * 0.95 / REPETITIONS);

    private static final double[] SPREADS = {0.5, 1, 2};
    private static final double[] DIFFERENCES = {0.5, 1, 1.2, 1.5};

    @ParameterizedTest
    @EnumSource(StoppingSimulation.Rule.class)
    void noStoppingRuleMakesMoreThanOneVerdictInTwentyWrong(StoppingSimulation.Rule rule) {
        for (double sd : SPREADS) {
            for (double difference : DIFFERENCES) {
                StoppingSimulation.Shares shares = new StoppingSimulation(5, MOST, sd, difference)
                        .run(rule, REPETITIONS, new AlphaSpending(5)::share);
                assertThat(StoppingBench.wrong(difference, shares))
                        .as("sd %s, difference %s", sd, difference)
                        .isLessThan(ALLOWED);
            }
        }
    }

    @Test
    void theSameTestAgainWithoutSpendingWouldBeWrongMuchMoreOften() {
        StoppingSimulation edge = new StoppingSimulation(5, 20, 1, 1);
        assertThat(edge.run(StoppingSimulation.Rule.ONE_MORE, REPETITIONS, seeds -> 1)
                        .reproduced())
                .isBetween(0.12, 0.2);
        assertThat(edge.run(StoppingSimulation.Rule.FIXED, REPETITIONS, seeds -> 1)
                        .reproduced())
                .isLessThan(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 10, 20})
    void theFirstLookLosesAtMostTenPointsOfPower(int first) {
        assertThat(StoppingBench.loss(first)).isBetween(0.01, 0.1);
    }

    @Test
    void sharesDependOnTheSeedsAndTheFirstLookAlone() {
        AlphaSpending looks = new AlphaSpending(5);
        assertThat(looks.share(4)).isZero();
        assertThat(looks.share(5)).isEqualTo(AlphaSpending.FIRST);
        assertThat(looks.share(10)).isCloseTo(AlphaSpending.LATER / 2, within(1e-15));
        assertThat(looks.adjusted(0.01, 4)).isEqualTo(1);
        assertThat(looks.adjusted(0.041, 5)).isCloseTo(0.05, within(1e-12));
        assertThat(looks.adjusted(0.9, 5)).isEqualTo(1);
    }

    @Test
    void aDifferenceOfExactlyTheToleranceIsNotOutside() {
        Summary sample = new Summary(5, 1, 0.3);
        assertThat(OutsideTest.of(Contrast.oneSample(sample, 0), 1).p()).isEqualTo(1);
        assertThat(OutsideTest.of(Contrast.oneSample(new Summary(5, 1, 0), 0), 1)
                        .p())
                .isEqualTo(1);
        assertThat(OutsideTest.of(Contrast.oneSample(new Summary(5, 3, 0), 0), 1)
                        .p())
                .isZero();
        // a 95 % interval that begins exactly at the tolerance
        double reach = Tails.t(0.95, 4) * 0.3 / Math.sqrt(5);
        assertThat(OutsideTest.of(Contrast.oneSample(new Summary(5, 1 + reach, 0.3), 0), 1)
                        .p())
                .isCloseTo(0.05, within(1e-9));
    }
}
