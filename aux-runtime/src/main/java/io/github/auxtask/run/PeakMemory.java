package io.github.auxtask.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The most memory that this process ever had resident, Java heap and tensors together. */
final class PeakMemory {
    private static final long KIB_PER_MIB = 1024;

    private PeakMemory() {}

    /** In MiB; empty where the system does not tell (other than Linux). */
    static OptionalLong mebibytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Starts the count anew, so that each run's peak is its own; does nothing where that is not allowed. */
    static void reset() {
        try {
            // "5" resets the peak resident size (Linux, proc(5)).
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException e) {
            // The peak then counts from the start of the process, which is an upper bound.
        }
    }
}
