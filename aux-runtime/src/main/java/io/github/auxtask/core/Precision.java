package io.github.auxtask.core;

import java.util.Locale;

/** The arithmetic of a compiled network. Weights and optimiser state are float32 in both. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32,
    /** bfloat16 convolutions and activations over float32 master weights, losses in float32. */
    BF16;

    /**
     * Reads the name used on the command line and in {@code reproduction.yaml}.
     *
     * @param text {@code fp32} or {@code bf16}
     * @throws BadInputException if it is neither
     */
    public static Precision parse(String text) {
        for (Precision precision : values()) {
            if (precision.toString().equals(text)) {
                return precision;
            }
        }
        throw new BadInputException("Unknown precision '" + text + "': use fp32 or bf16 (-Daux.precision).");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
