package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much main memory this process holds, natives included; known on Linux only. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB_PER_MIB = 1024;

    private ResidentMemory() {}

    /** The most it ever held, in MiB. */
    public static OptionalLong peakMiB() {
        return field("VmHWM:");
    }

    /** What it holds now, in MiB. */
    public static OptionalLong currentMiB() {
        return field("VmRSS:");
    }

    private static OptionalLong field(String name) {
        try {
            return parse(Files.readAllLines(STATUS), name);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Lines look like {@code VmHWM:     81234 kB}. */
    static OptionalLong parse(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(digits -> Long.parseLong(digits) / KIB_PER_MIB)
                .findFirst();
    }
}
