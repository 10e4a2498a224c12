package io.github.auxtask.run.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessorEnergyTest {
    private static final long RANGE = 262_143_328_850L;

    @TempDir
    private Path powercap;

    @Test
    void packagesAreAddedAndTheirPartsAndTheWholeMachineAreNot() throws IOException {
        domain("intel-rapl:0", "package-0", 1_000_000);
        domain("intel-rapl:1", "package-1", 7_000_000);
        domain("intel-rapl:2", "psys", 5);
        domain("intel-rapl:0:0", "core", 5);
        domain("intel-rapl-mmio:0", "package-0", 5);
        ProcessorEnergy energy = ProcessorEnergy.in(powercap);
        for (String domain : new String[] {"intel-rapl:2", "intel-rapl:0:0", "intel-rapl-mmio:0"}) {
            counts(domain, 900_000_000);
        }
        counts("intel-rapl:0", 3_500_000);
        counts("intel-rapl:1", 7_250_000);
        assertThat(energy.joules()).hasValueCloseTo(2.75, within(1e-9));
        counts("intel-rapl:0", 4_500_000);
        assertThat(energy.joules()).hasValueCloseTo(3.75, within(1e-9));
    }

    @Test
    void aCounterMayGoRoundMoreThanOnce() throws IOException {
        domain("intel-rapl:0", "package-0", RANGE - 2_000_000);
        ProcessorEnergy energy = ProcessorEnergy.in(powercap);
        counts("intel-rapl:0", 1_000_000);
        assertThat(energy.joules()).hasValueCloseTo(3.0, within(1e-9));
        counts("intel-rapl:0", RANGE - 1_000_000);
        energy.joules();
        counts("intel-rapl:0", 0);
        assertThat(energy.joules()).hasValueCloseTo(3 + (RANGE - 1_000_000) * 1e-6, within(1e-3));
    }

    @Test
    void onePackageThatCannotBeReadMakesAllUnknown() throws IOException {
        domain("intel-rapl:0", "package-0", 1);
        domain("intel-rapl:1", "package-1", 1);
        Files.delete(powercap.resolve("intel-rapl:1/energy_uj"));
        assertThat(ProcessorEnergy.in(powercap).isKnown()).isFalse();
        assertThat(ProcessorEnergy.in(powercap).joules()).isEmpty();
    }

    @Test
    void aCounterThatCanNoLongerBeReadMakesAllUnknown() throws IOException {
        domain("intel-rapl:0", "package-0", 1);
        ProcessorEnergy energy = ProcessorEnergy.in(powercap);
        assertThat(energy.joules()).isPresent();
        Files.writeString(powercap.resolve("intel-rapl:0/energy_uj"), "no number\n");
        assertThat(energy.joules()).isEmpty();
        counts("intel-rapl:0", 2);
        assertThat(energy.joules()).isEmpty();
    }

    @Test
    void whereThereAreNoCountersNothingIsKnown() throws IOException {
        assertThat(ProcessorEnergy.in(powercap.resolve("none")).joules()).isEmpty();
        assertThat(ProcessorEnergy.in(powercap).joules()).isEmpty();
        domain("intel-rapl:0", "psys", 1);
        assertThat(ProcessorEnergy.in(powercap).joules()).isEmpty();
    }

    private void domain(String domain, String name, long microjoules) throws IOException {
        Path folder = Files.createDirectories(powercap.resolve(domain));
        Files.writeString(folder.resolve("name"), name + "\n");
        Files.writeString(folder.resolve("max_energy_range_uj"), RANGE + "\n");
        counts(domain, microjoules);
    }

    private void counts(String domain, long microjoules) throws IOException {
        Files.writeString(powercap.resolve(domain).resolve("energy_uj"), microjoules + "\n");
    }
}
