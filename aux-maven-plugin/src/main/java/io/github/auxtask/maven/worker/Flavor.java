package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** Where the worker finds libtorch ({@code -Daux.flavor}). */
public enum Flavor {
    /** Processor only: the natives come from Maven Central and are on the class path, so the network is never asked. */
    CPU,
    /** NVIDIA GPU with CUDA 12.8: DJL downloads the natives once, as they are too large for Maven Central. */
    CU128,
    /** A libtorch that is on this machine already: the folder that the environment's PYTORCH_LIBRARY_PATH names. */
    LOCAL;

    /**
     * Reads the name used on the command line.
     *
     * @param text {@code cpu}, {@code cu128} or {@code local}
     * @throws BadInputException if it is none of them
     */
    public static Flavor parse(String text) {
        for (Flavor flavor : values()) {
            if (flavor.toString().equals(text)) {
                return flavor;
            }
        }
        throw new BadInputException("Unknown flavor '" + text + "': use cpu, cu128 or local (-Daux.flavor).");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
