package io.github.auxtask.graph.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.graph.Tensor;
import org.junit.jupiter.api.Test;

final class LossValueTest {
    @Test
    void crossEntropyIsTheMeanOfTheLogarithms() {
        float[][] logits = {{0, (float) Math.log(3)}, {0, 0}};

        double value = LossValue.of(Tensor::crossEntropy, logits, new int[] {0, 1});

        assertThat(value).isCloseTo((Math.log(4) + Math.log(2)) / 2, within(1e-6));
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> LossValue.of(Tensor::crossEntropy, new float[][] {{1, 2}, {3}}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has 1 numbers, but row 0 has 2");
        assertThatThrownBy(() -> LossValue.of(Tensor::crossEntropy, new float[][] {{1, 2}}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one label for each row");
    }
}
