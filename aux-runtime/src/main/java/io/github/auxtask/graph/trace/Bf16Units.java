package io.github.auxtask.graph.trace;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Whether a device multiplies bfloat16 by itself. */
final class Bf16Units {
    private static final Set<String> FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Bf16Units() {}

    /** GPUs that the engine supports do; processors where Linux says so. */
    static boolean in(Device device) {
        return device.isGpu() || listed(Path.of("/proc/cpuinfo"));
    }

    private static boolean listed(Path cpuinfo) {
        try {
            return Files.exists(cpuinfo)
                    && Files.readAllLines(cpuinfo).stream()
                            .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                            .findFirst()
                            .filter(line -> Arrays.stream(line.split(" ", -1)).anyMatch(FLAGS::contains))
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
