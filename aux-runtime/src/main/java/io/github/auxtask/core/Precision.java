package io.github.auxtask.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The arithmetic of a compiled network. Weights and optimiser state are float32 in all of them. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32,
    /**
     * The programs of {@link #FP32}; a GPU's matrix units round the operands of products to 10 bits of fraction (TF32), and add up in
     * float32. Needs a GPU of compute capability 8.0 or later.
     */
    TF32,
    /** bfloat16 convolutions and activations over float32 master weights, losses in float32. */
    BF16;

    /**
     * Reads the name used on the command line and in {@code reproduction.yaml}.
     *
     * @param text {@code fp32}, {@code tf32} or {@code bf16}
     * @throws BadInputException if it is none of them
     */
    public static Precision parse(String text) {
        for (Precision precision : values()) {
            if (precision.toString().equals(text)) {
                return precision;
            }
        }
        throw new BadInputException("Unknown precision '" + text + "': use " + names() + " (-Daux.precision).");
    }

    /** All of them in words: {@code fp32, tf32 or bf16}. */
    public static String names() {
        String names = Arrays.stream(values()).map(Precision::toString).collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        return names.substring(0, last) + " or " + names.substring(last + 2);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
