package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The system's count of the most memory that this process ever held. */
final class PeakMemory {
    private PeakMemory() {}

    /** Starts the count anew, so that each run's peak is its own; does nothing where that cannot be done. */
    static void reset() {
        try {
            // proc(5): writing 5 resets the peak resident size.
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException e) {
            // The peak then counts from the start of the process: an upper bound.
        }
    }
}
