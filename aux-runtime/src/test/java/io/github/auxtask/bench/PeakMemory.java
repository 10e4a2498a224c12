package io.github.auxtask.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most main memory that this process has held, as Linux counts it; not a number elsewhere. */
final class PeakMemory {
    private static final double MIB = 1024;

    private PeakMemory() {}

    /** Forgets the peak so far, and tells what the process holds now, in MiB. */
    static double reset() throws IOException {
        Path reset = Path.of("/proc/self/clear_refs");
        if (Files.isWritable(reset)) {
            Files.writeString(reset, "5");
        }
        return read("VmRSS");
    }

    /** The peak since then, in MiB. */
    static double mebibytes() throws IOException {
        return read("VmHWM");
    }

    private static double read(String key) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / MIB)
                .findFirst()
                .orElse(Double.NaN);
    }
}
