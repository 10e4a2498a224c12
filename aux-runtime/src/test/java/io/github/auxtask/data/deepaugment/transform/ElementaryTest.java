package io.github.auxtask.data.deepaugment.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.RandomStream;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    private static final int DRAWS = 100_000;

    @Test
    void powersAreStrictMathsButForTheLastDigits() {
        RandomStream random = RandomStream.of(1, "powers");
        for (int i = 0; i < DRAWS; i++) {
            double base = StrictMath.pow(10, Uniform.between(-12, 6, random));
            double exponent = Uniform.between(-4, 4, random);
            double exact = StrictMath.pow(base, exponent);
            assertThat(Elementary.pow(base, exponent))
                    .as("%s to the power of %s", base, exponent)
                    .isCloseTo(exact, within(1e-13 * exact));
        }
    }

    @Test
    void powersOfZeroAndOneAreExact() {
        for (double exponent : new double[] {0.3, 0.9, 1, 1.4}) {
            assertThat(Elementary.pow(0, exponent)).isZero();
            assertThat(Elementary.pow(1, exponent)).isEqualTo(1);
            assertThat(Elementary.pow(1, -exponent)).isEqualTo(1);
        }
    }

    @Test
    void cosinesAreStrictMathsAllAroundTheCircle() {
        for (int i = 0; i <= DRAWS; i++) {
            double turns = (double) i / DRAWS;
            assertThat(Elementary.cosineOfTurns(turns))
                    .as("%s turns", turns)
                    .isCloseTo(StrictMath.cos(2 * StrictMath.PI * turns), within(2e-15))
                    .isBetween(-1 - 2e-15, 1 + 2e-15);
        }
    }
}
