package io.github.auxtask.attack.check.correctness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LinearReadoutTest {
    /** Around (1, 2) with variance 2 along the first score and 8 along the second. */
    private static final double[][] INNER = {{3, 2}, {-1, 2}, {1, 6}, {1, -2}};

    @Test
    void directionsOfLittleSpreadWeighMore() {
        LinearReadout readout = LinearReadout.fit(INNER, new double[] {9, 10}, new double[0][]);
        assertThat(readout.separates()).isTrue();
        // Covariance diag(2, 8) and difference (8, 8): the direction is (4, 1), but for a thousandth of ridge.
        assertThat(readout.weights()[0] / readout.weights()[1]).isCloseTo(4, within(0.02f));
        assertThat(score(readout, 9, 10)).isCloseTo(1, within(1e-5));
        double most = Double.NEGATIVE_INFINITY;
        for (double[] point : INNER) {
            most = Math.max(most, score(readout, point));
        }
        assertThat(most).isCloseTo(-1, within(1e-5));
    }

    @Test
    void guessesAreTheOtherPointsOnItsSide() {
        double[][] others = {{9, 9}, {0, 0}, {20, 0}, {1, 3}};
        assertThat(LinearReadout.fit(INNER, new double[] {9, 10}, others).guessed())
                .isEqualTo(0.5);
    }

    @Test
    void scoresThatNeverChangeDoNoHarm() {
        double[][] constant = {{5, 1}, {5, -1}, {5, 1}, {5, -1}};
        assertThat(LinearReadout.fit(constant, new double[] {5, 3}, new double[0][])
                        .separates())
                .isTrue();
        double[][] still = {{5, 1}, {5, 1}};
        assertThat(LinearReadout.fit(still, new double[] {5, 1}, new double[0][])
                        .separates())
                .isFalse();
    }

    @Test
    void aPointAmongTheOthersIsNotTold() {
        assertThat(LinearReadout.fit(INNER, new double[] {1, 2}, new double[0][])
                        .separates())
                .isFalse();
        assertThat(LinearReadout.fit(INNER, new double[] {Double.NaN, 2}, new double[0][])
                        .separates())
                .isFalse();
    }

    private static double score(LinearReadout readout, double... point) {
        return readout.weights()[0] * point[0] + readout.weights()[1] * point[1] + readout.bias();
    }
}
