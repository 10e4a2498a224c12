package io.github.auxtask.graph.trace;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a device multiplies bfloat16 with; kernels of the engine's libraries differ by it. */
enum ProductUnits {
    /** Nothing: such products are computed in float32. */
    NONE(""),
    /** Dot products of vectors (AVX512-BF16). */
    VECTORS("avx512_bf16"),
    /** Products of tiles (AMX). */
    TILES("amx_bf16"),
    /** Something else that does; its kernels have not been measured. */
    OTHER("bf16");

    /** The strongest first. */
    private static final List<ProductUnits> BY_FLAG = List.of(TILES, VECTORS, OTHER);

    private final String flag;

    ProductUnits(String flag) {
        this.flag = flag;
    }

    /** Of a GPU that the engine supports, or of this machine's processor as Linux lists it. */
    static ProductUnits of(Device device) {
        return device.isGpu() ? OTHER : listed(Path.of("/proc/cpuinfo"));
    }

    static ProductUnits listed(Path cpuinfo) {
        try {
            if (!Files.exists(cpuinfo)) {
                return NONE;
            }
            List<String> flags = Files.readAllLines(cpuinfo).stream()
                    .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(line -> Arrays.asList(line.split(" ", -1)))
                    .orElse(List.of());
            return BY_FLAG.stream()
                    .filter(units -> flags.contains(units.flag))
                    .findFirst()
                    .orElse(NONE);
        } catch (IOException e) {
            return NONE;
        }
    }
}
