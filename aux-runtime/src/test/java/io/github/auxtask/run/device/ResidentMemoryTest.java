package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    @Test
    void residentMemoryIsReadInMebibytes() {
        List<String> status = List.of("Name:\tjava", "VmPeak:\t 9 kB", "VmHWM:\t 2097152 kB", "VmRSS:\t  1536 kB");
        assertThat(ResidentMemory.parse(status, "VmHWM:")).hasValue(2048);
        assertThat(ResidentMemory.parse(status, "VmRSS:")).hasValue(1);
        assertThat(ResidentMemory.parse(List.of(), "VmHWM:")).isEmpty();
    }

    @Test
    void thisProcessNeverHeldLessThanItDoesNow() {
        OptionalLong now = ResidentMemory.currentMiB();
        OptionalLong peak = ResidentMemory.peakMiB();
        assertThat(peak.isPresent()).isEqualTo(Files.exists(Path.of("/proc/self/status")));
        peak.ifPresent(most ->
                assertThat(most).isGreaterThanOrEqualTo(now.orElseThrow()).isPositive());
    }
}
