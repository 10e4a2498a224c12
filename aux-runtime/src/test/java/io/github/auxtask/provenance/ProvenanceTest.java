package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    private static final EngineFacts ENGINE =
            new EngineFacts(Map.of("djl", "0.35.1", "libtorch", "2.7.1"), "cpu", null, 2, "fp32");

    @TempDir
    Path folder;

    @Test
    void outsideACheckoutOnlyTheCodeIsUnknown() {
        Provenance provenance = Provenance.capture(folder.resolve("not even there"), ENGINE);
        assertThat(provenance.code()).isEqualTo(new Provenance.Code(null, null, null));
        assertThat(provenance.versions().keySet()).containsExactly("arch", "auxtask", "djl", "java", "libtorch", "os");
        assertThat(provenance.versions().values())
                .allSatisfy(version -> assertThat(version).isNotBlank());
        assertThat(provenance.hardware().cpu()).isNotBlank();
        assertThat(provenance.hardware().cores()).isPositive();
        assertThat(provenance.hardware().memoryMiB()).isPositive();
        assertThat(provenance.threads()).isEqualTo(2);
    }

    @Test
    void neitherUserNorFoldersAreTold() {
        String told = Provenance.capture(folder, ENGINE).toString();
        assertThat(told)
                .doesNotContain(
                        folder.toString(), System.getProperty("user.home") + "/", System.getProperty("user.dir"));
    }

    @Test
    void onlyAllowedVariablesAreKept() {
        assertThat(Machine.environment(Map.of(
                        "OMP_NUM_THREADS",
                        "2",
                        "ONEDNN_VERBOSE",
                        "1",
                        "DNNL_JIT_DUMP",
                        "/home/a/dump",
                        "HOME",
                        "/home/a",
                        "AUX_TOKEN",
                        "secret")))
                .isEqualTo(Map.of("OMP_NUM_THREADS", "2", "ONEDNN_VERBOSE", "1", "DNNL_JIT_DUMP", "(a path)"));
    }

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
