package io.github.auxtask.run.device;

import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** Where the user wants to compute ({@code -Daux.device}). */
public enum DeviceChoice {
    /** The GPU if the engine has one, else the CPU. */
    AUTO,
    /** The CPU, even if there is a GPU. */
    CPU,
    /** The GPU, and an error if there is none. */
    GPU;

    /**
     * Reads the name used on the command line.
     *
     * @throws BadInputException if it is none of auto, cpu and gpu
     */
    public static DeviceChoice parse(String text) {
        for (DeviceChoice choice : values()) {
            if (choice.toString().equals(text)) {
                return choice;
            }
        }
        throw new BadInputException("Unknown device '" + text + "': use auto, cpu or gpu (-Daux.device).");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
