package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.run.diagnose.Determinism.Steps;
import io.github.auxtask.run.job.DeterminismMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static final Steps ONE = steps(2.5, 2.25, 1f);

    @Test
    void equalBitsAreBitwise() {
        assertThat(Determinism.of(ONE, steps(2.5, 2.25, 1f))).isEqualTo(Determinism.BITWISE);
    }

    @Test
    void whatBeginsAlikeAndDriftsIsStatistical() {
        assertThat(Determinism.of(ONE, steps(2.5, 2.25, Math.nextUp(1f)))).isEqualTo(Determinism.STATISTICAL);
        assertThat(Determinism.of(ONE, steps(2.501, 2.1, 1.1f))).isEqualTo(Determinism.STATISTICAL);
    }

    @Test
    void anotherFirstLossIsNoRounding() {
        assertThat(Determinism.of(ONE, steps(2.6, 2.25, 1f))).isEqualTo(Determinism.NONE);
        assertThat(Determinism.of(ONE, steps(Double.NaN, 2.25, 1f))).isEqualTo(Determinism.NONE);
    }

    @Test
    void notANumberEqualsItself() {
        assertThat(Determinism.of(steps(2.5, Double.NaN, Float.NaN), steps(2.5, Double.NaN, Float.NaN)))
                .isEqualTo(Determinism.BITWISE);
    }

    @Test
    void anUnknownModeIsSaid() {
        assertThatThrownBy(() -> DeterminismMode.parse("exact"))
                .hasMessage("'exact' is no mode of determinism: write -Daux.determinism=tested, bitwise or untested.");
    }

    private static Steps steps(double first, double second, float weight) {
        return new Steps(List.of(first, second), Map.of("network/w", new float[] {weight}));
    }
}
