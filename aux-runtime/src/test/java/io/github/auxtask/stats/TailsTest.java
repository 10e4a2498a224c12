package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles beside closed forms (W. T. Shaw 2006, "Sampling Student's T distribution", J. Comput. Finance 9, section 3). */
final class TailsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9, 0.95, 0.99})
    void quantilesOfOneTwoAndFourDegreesOfFreedomHaveClosedForms(double level) {
        double tail = (1 - level) / 2;
        double alpha = 4 * tail * (1 - tail);
        double two = (1 - 2 * tail) * Math.sqrt(2 / alpha);
        double four = 2 * Math.sqrt(Math.cos(Math.acos(Math.sqrt(alpha)) / 3) / Math.sqrt(alpha) - 1);
        assertThat(Tails.t(level, 1)).isCloseTo(1 / Math.tan(Math.PI * tail), within(1e-11));
        assertThat(Tails.t(level, 2)).isCloseTo(two, within(1e-12));
        assertThat(Tails.t(level, 4)).isCloseTo(four, within(1e-12));
    }
}
