package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphicsCardTest {
    @Test
    void theLineOfTheCardIsRead() {
        assertThat(GraphicsCard.parse("NVIDIA T4, 15360 MiB, 70.00 W, 570.86.15\n"))
                .contains(new GraphicsCard("NVIDIA T4", "15360 MiB", "70.00 W", "570.86.15"));
        assertThat(GraphicsCard.parse("")).isEmpty();
        assertThat(GraphicsCard.parse("No devices were found")).isEmpty();
    }

    @Test
    void theToolIsAskedForTheCardThatCudaSees() {
        assertThat(GraphicsCard.visible(0, null)).isEqualTo("0");
        assertThat(GraphicsCard.visible(0, "3")).isEqualTo("3");
        assertThat(GraphicsCard.visible(1, "2, 5")).isEqualTo("5");
        assertThat(GraphicsCard.visible(0, "GPU-8f2c0a1b")).isEqualTo("GPU-8f2c0a1b");
        assertThat(GraphicsCard.visible(1, "2")).isEqualTo("1");
    }

    @Test
    void cudnnCountsItsVersionsInTwoWays() {
        assertThat(CudaLibraries.text(90_701)).isEqualTo("9.7.1");
        assertThat(CudaLibraries.text(8_902)).isEqualTo("8.9.2");
    }
}
