package io.github.auxtask.maven.model;

import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import java.util.List;

/**
 * What an attacker may do, as the command line says it.
 *
 * @param norm {@code linf} or {@code l2}
 * @param epsilon a decimal or a quotient, of pixels from 0 to 1
 */
public record ModelThreat(String norm, String epsilon) {
    private static final List<String> NORMS = List.of("linf", "l2");

    /**
     * Reads {@code linf:8/255} or {@code l2:0.5}.
     *
     * @throws BadInputException if it is no threat model
     */
    public static ModelThreat parse(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length != 2 || !NORMS.contains(parts[0])) {
            throw new BadInputException("-Daux.threat is '" + text
                    + "', but must be a norm and an epsilon in pixels from 0 to 1, such as linf:8/255 or l2:0.5.");
        }
        double value;
        try {
            value = Fraction.parse(parts[1]).value();
        } catch (BadInputException e) {
            throw new BadInputException("-Daux.threat is '" + text + "': " + e.getMessage(), e);
        }
        // Images are float32, in which a number may be 0 that is none in float64.
        if ((float) value <= 0 || (parts[0].equals(NORMS.get(0)) && value > 1)) {
            throw new BadInputException("-Daux.threat is '" + text
                    + "', but pixels go from 0 to 1, so epsilon must be above 0 and, for linf, at most 1: write 8/255"
                    + " if levels are meant.");
        }
        return new ModelThreat(parts[0], parts[1]);
    }

    /** For people. */
    public String text() {
        return (norm.equals("linf") ? "L\u221e " : "L2 ") + epsilon;
    }
}
