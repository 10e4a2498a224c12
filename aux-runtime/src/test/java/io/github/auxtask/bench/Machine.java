package io.github.auxtask.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The processor in a few words: without its matrix units figures mean nothing. */
final class Machine {
    private static final List<String> UNITS = List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

    private Machine() {}

    static String describe() throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + cores + " cores";
        }
        List<String> lines = Files.readAllLines(file);
        List<String> flags = Arrays.asList(value(lines, "flags").split(" ", -1));
        String units = UNITS.stream().filter(flags::contains).collect(Collectors.joining(", "));
        boolean bf16 = flags.contains("amx_bf16") || flags.contains("avx512_bf16");
        return value(lines, "model name") + ", " + cores + " cores, " + units
                + (bf16 ? "" : " (no bf16 units: bf16 is emulated)");
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }
}
