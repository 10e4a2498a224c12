package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuFeaturesTest {
    @TempDir
    private Path folder;

    @Test
    void unitsForBf16AreFound() throws Exception {
        CpuFeatures features = CpuFeatures.read(cpuinfo("fpu avx2 avx512f amx_bf16 amx_tile"));

        assertThat(features.flags()).containsExactly("amx_bf16", "amx_tile", "avx2", "avx512f");
        assertThat(features.fastBf16()).isTrue();
        assertThat(features.meaning()).contains("most networks are faster than in fp32");
    }

    @Test
    void withoutThemFp32IsAdvised() throws Exception {
        CpuFeatures features = CpuFeatures.read(cpuinfo("fpu avx2 avx512f"));

        assertThat(features.fastBf16()).isFalse();
        assertThat(features.meaning()).contains("stay with fp32");
    }

    @Test
    void aSystemThatDoesNotTellIsNotGuessedAbout() {
        CpuFeatures features = CpuFeatures.read(folder.resolve("none"));

        assertThat(features.known()).isFalse();
        assertThat(features.meaning()).contains("does not tell");
    }

    private Path cpuinfo(String flags) throws Exception {
        return Files.writeString(
                folder.resolve("cpuinfo"),
                "processor\t: 0\nmodel name\t: A Processor: 2 GHz\nflags\t\t: " + flags + "\n\n");
    }
}
