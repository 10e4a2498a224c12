package io.github.auxtask.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaCvTest {
    @Test
    void itIsTheMeanDistanceWithinClassesOverThatBetweenThem() {
        // Within: 1 and 2. Between: 10, 12, 9, 11.
        Points points = new Points(4, 1, new double[] {0, 1, 10, 12});
        assertThat(BetaCv.of(points, new int[] {0, 0, 1, 1})).isCloseTo(1.5 / 10.5, within(1e-15));
    }

    @Test
    void tighterClassesHaveASmallerRatioAndTheScaleDoesNotMatter() {
        int[] classes = {0, 0, 1, 1};
        double tight = BetaCv.of(new Points(4, 2, new double[] {0, 0, 0, 1, 9, 0, 9, 1}), classes);
        double wide = BetaCv.of(new Points(4, 2, new double[] {0, 0, 0, 5, 9, 0, 9, 5}), classes);
        double scaled = BetaCv.of(new Points(4, 2, new double[] {0, 0, 0, 2, 18, 0, 18, 2}), classes);
        assertThat(tight).isLessThan(wide);
        assertThat(scaled).isCloseTo(tight, within(1e-15));
    }

    @Test
    void withoutPairsThereIsNone() {
        Points points = new Points(2, 1, new double[] {0, 1});
        assertThatThrownBy(() -> BetaCv.of(points, new int[] {0, 1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BetaCv.of(points, new int[] {0, 0})).isInstanceOf(IllegalArgumentException.class);
    }
}
