package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalPairsTest {
    @Test
    void theFirstOfEveryPairIsWhatTheStreamItselfGives() {
        NormalPairs pairs = new NormalPairs(RandomStream.of(5, "pairs"));
        RandomStream alone = RandomStream.of(5, "pairs");

        for (int i = 0; i < 100; i++) {
            assertThat(pairs.next()).isEqualTo(alone.nextGaussian());
            pairs.next();
        }
    }

    @Test
    void bothOfAPairAreStandardNormalAndDoNotGoTogether() {
        NormalPairs pairs = new NormalPairs(RandomStream.of(5, "moments"));
        int count = 100_000;
        double first = 0;
        double second = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            double one = pairs.next();
            double other = pairs.next();
            first += one;
            second += other;
            squares += other * other;
            products += one * other;
        }
        double error = 4 / Math.sqrt(count);

        assertThat(first / count).isCloseTo(0, within(error));
        assertThat(second / count).isCloseTo(0, within(error));
        assertThat(squares / count).isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(products / count).isCloseTo(0, within(error));
    }
}
