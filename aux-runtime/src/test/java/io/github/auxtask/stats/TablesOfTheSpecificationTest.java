package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables by which this project decides how many seeds it runs, printed in its guide to the statistics. */
final class TablesOfTheSpecificationTest {
    private static final int[] GRID = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200};
    private static final int REPETITIONS = 40_000;
    private static final double ERRORS = 4;

    /** Half widths of 95 % Wilson intervals in points, for 10,000 and for 1,000 images; at 0 % the upper end. */
    @ParameterizedTest
    @CsvSource({
        "95, 0.43, 1.36",
        "85, 0.70, 2.21",
        "50, 0.98, 3.09",
        "30, 0.90, 2.84",
        "10, 0.59, 1.86",
        "0, 0.04, 0.38"
    })
    void wilsonHalfWidths(int percent, double tenThousand, double thousand) {
        assertThat(reach(percent, 10_000)).isCloseTo(tenThousand, within(0.005));
        assertThat(reach(percent, 1_000)).isCloseTo(thousand, within(0.005));
    }

    @Test
    void wilsonEndsAtNinetyFivePercent() {
        Interval interval = WilsonInterval.of(9_500, 10_000, 0.95);
        assertThat(100 * interval.low()).isCloseTo(94.56, within(0.005));
        assertThat(100 * interval.high()).isCloseTo(95.41, within(0.005));
    }

    /** How many of our standard deviations a single published run may lie away. */
    @ParameterizedTest
    @CsvSource({"2, 15.6, 0.05", "3, 4.97, 0.005", "5, 3.04, 0.005", "10, 2.37, 0.005"})
    void factorsOfThePredictionInterval(int seeds, double factor, double rounding) {
        assertThat(PredictionInterval.factor(seeds, 0.95)).isCloseTo(factor, within(rounding));
    }

    /** By how much two honest single runs differ, at most, in 95 of 100 cases. */
    @ParameterizedTest
    @CsvSource({"0.15, 0.42", "0.2, 0.55", "0.3, 0.83", "0.5, 1.4", "1.0, 2.8"})
    void differenceOfTwoSingleRuns(double sd, double difference) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);
        assertThat(z * sd * Math.sqrt(2)).isCloseTo(difference, within(difference < 1 ? 0.006 : 0.05));
    }

    /**
     * Seeds for 80 % power without a true difference, against the fixed printed value and against a single run; 0 is never.
     * One entry differs from the table as it was first printed: sd 0.3 and delta 1.0 need 10 seeds against a single run, not
     * 12, as sd 0.15 and delta 0.5 do, because only their ratio matters.
     */
    @ParameterizedTest
    @CsvSource({
        "0.15, 0.3, 4, 0", "0.15, 0.5, 3, 10", "0.15, 1.0, 2, 3", "0.15, 2.0, 2, 2",
        "0.20, 0.3, 6, 0", "0.20, 0.5, 4, 0", "0.20, 1.0, 3, 4", "0.20, 2.0, 2, 3",
        "0.30, 0.3, 12, 0", "0.30, 0.5, 5, 0", "0.30, 1.0, 3, 10", "0.30, 2.0, 2, 3",
        "0.50, 0.3, 30, 0", "0.50, 0.5, 12, 0", "0.50, 1.0, 4, 0", "0.50, 2.0, 3, 5",
        "1.00, 0.3, 100, 0", "1.00, 0.5, 40, 0", "1.00, 1.0, 12, 0", "1.00, 2.0, 4, 0"
    })
    void seedsNeeded(double sd, double delta, int fixedValue, int singleRun) {
        TostPower power = TostPower.of(sd, delta, 0.05);
        assertThat(onGrid(power, false)).isEqualTo(fixedValue);
        assertThat(onGrid(power, true)).isEqualTo(singleRun);
        simulationAgrees(sd, delta, fixedValue, false);
        simulationAgrees(sd, delta, singleRun, true);
    }

    /** At the number of seeds needed and at the one before it, so that neither table nor quadrature is taken on trust. */
    private static void simulationAgrees(double sd, double delta, int needed, boolean single) {
        TostPower power = TostPower.of(sd, delta, 0.05);
        TostSimulation simulation = new TostSimulation(sd, delta, single);
        int last = needed == 0 ? 12 : needed;
        for (int seeds : new int[] {last, before(last)}) {
            double expected = single ? power.againstSingleRun(seeds) : power.againstFixedValue(seeds);
            double error = Math.sqrt(expected * (1 - expected) / REPETITIONS);
            assertThat(simulation.power(seeds, REPETITIONS))
                    .as("sd %s, delta %s, %d seeds, single run %s", sd, delta, seeds, single)
                    .isCloseTo(expected, within(ERRORS * error + 1e-4));
        }
    }

    private static int before(int seeds) {
        int before = GRID[0];
        for (int candidate : GRID) {
            before = candidate < seeds ? candidate : before;
        }
        return before;
    }

    private static int onGrid(TostPower power, boolean single) {
        for (int seeds : GRID) {
            double reached = single ? power.againstSingleRun(seeds) : power.againstFixedValue(seeds);
            if (reached >= SeedsNeeded.USUAL_POWER) {
                return seeds;
            }
        }
        return 0;
    }

    private static double reach(int percent, int images) {
        Interval interval = WilsonInterval.of(images * percent / 100, images, 0.95);
        return 100 * (percent == 0 ? interval.high() : interval.halfWidth());
    }
}
