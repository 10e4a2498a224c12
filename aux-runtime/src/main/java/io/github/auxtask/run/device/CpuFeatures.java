package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor's vector and matrix units as far as they decide speed, where the system tells (Linux).
 *
 * @param known whether the system told
 * @param flags of {@code avx2}, {@code avx512f}, {@code avx512_bf16}, {@code amx_bf16} those that are there
 */
public record CpuFeatures(boolean known, Set<String> flags) {
    private static final List<String> INTERESTING =
            List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16", "amx_tile", "bf16");

    /** Of this machine. */
    public static CpuFeatures ofThisMachine() {
        return read(Path.of("/proc/cpuinfo"));
    }

    /** Reads the format of Linux's {@code /proc/cpuinfo}. */
    static CpuFeatures read(Path cpuinfo) {
        try {
            List<String> lines = Files.readAllLines(cpuinfo);
            Set<String> flags = new TreeSet<>();
            first(lines, "flags", "Features")
                    .ifPresent(line -> Arrays.stream(line.split("\\s+"))
                            .filter(INTERESTING::contains)
                            .forEach(flags::add));
            return new CpuFeatures(true, flags);
        } catch (IOException e) {
            return new CpuFeatures(false, Set.of());
        }
    }

    private static Optional<String> first(List<String> lines, String... keys) {
        return lines.stream()
                .filter(line -> Arrays.stream(keys).anyMatch(line::startsWith))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** Whether products in bf16 have units of their own; without them bf16 is emulated, and slower than fp32. */
    public boolean fastBf16() {
        return flags.contains("amx_bf16") || flags.contains("avx512_bf16") || flags.contains("bf16");
    }

    /** What it means for the choice of precision, a sentence. */
    public String meaning() {
        String units = flags.isEmpty() ? "none of AVX2, AVX-512, AMX" : String.join(", ", flags);
        if (!known) {
            return "This system does not tell the processor's units; measure fp32 and bf16 with aux:plan.";
        }
        return fastBf16()
                ? "The processor has " + units
                        + ": -Daux.precision=bf16 has units of its own here, and most networks are faster than in fp32 (aux:plan"
                        + " measures yours)."
                : "The processor has " + units
                        + " and no bf16 units: -Daux.precision=bf16 would be emulated and slower; stay with fp32.";
    }
}
