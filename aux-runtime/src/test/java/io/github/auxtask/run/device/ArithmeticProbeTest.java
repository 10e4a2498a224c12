package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import org.junit.jupiter.api.Test;

class ArithmeticProbeTest {
    @Test
    void aProcessorMultipliesInWhatItIsAskedFor() {
        try (NDManager cpu = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            assertThat(ArithmeticProbe.of(cpu, Precision.FP32).values()).containsOnly("fp32");
            assertThat(ArithmeticProbe.of(cpu, Precision.BF16).values()).containsOnly("bf16");
        }
    }

    @Test
    void theBitsThatAreLeftTellTheFormat() {
        assertThat(ArithmeticProbe.word(1 + 0x1p-9f + 0x1p-13f)).isEqualTo("fp32");
        assertThat(ArithmeticProbe.word(1 + 0x1p-9f)).isEqualTo("tf32");
        assertThat(ArithmeticProbe.word(1)).isEqualTo("bf16");
        assertThat(ArithmeticProbe.word(Float.NaN)).isEqualTo("other");
    }
}
