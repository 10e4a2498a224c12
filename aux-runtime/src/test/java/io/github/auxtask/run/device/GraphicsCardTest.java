package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphicsCardTest {
    private static final String CSV =
            "NVIDIA H200, 143771 MiB, 700.00 W, 570.86.15\nNVIDIA T4, 15360 MiB, 70.00 W, 570.86.15\n";

    @Test
    void theLineOfTheCardIsRead() {
        assertThat(GraphicsCard.parse(CSV, 1))
                .contains(new GraphicsCard("NVIDIA T4", "15360 MiB", "70.00 W", "570.86.15"));
        assertThat(GraphicsCard.parse(CSV, 2)).isEmpty();
        assertThat(GraphicsCard.parse("No devices were found", 0)).isEmpty();
    }

    @Test
    void cudnnCountsItsVersionsInTwoWays() {
        assertThat(CudaLibraries.text(90_701)).isEqualTo("9.7.1");
        assertThat(CudaLibraries.text(8_902)).isEqualTo("8.9.2");
    }
}
