package io.github.auxtask.method.fourier;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import java.util.Map;

/**
 * A place in the paper's grid.
 *
 * @param architecture name of a backbone
 * @param task {@code none}, {@code recon} or {@code ft}
 * @param adversarial whether training is
 */
record FourierVariant(String architecture, String task, boolean adversarial) {
    static final String NONE = "none";
    static final String RECON = "recon";
    static final String FT = "ft";

    static FourierVariant of(Map<String, String> variant) {
        String architecture = variant.get("architecture");
        if (architecture == null) {
            throw new BadInputException("The method fourier-auxiliary needs the axis 'architecture' in the grid.");
        }
        return new FourierVariant(
                architecture,
                axis(variant, "task", List.of(NONE, RECON, FT)),
                axis(variant, "training", List.of("clean", "adversarial")).equals("adversarial"));
    }

    private static String axis(Map<String, String> variant, String axis, List<String> allowed) {
        String value = variant.get(axis);
        if (value == null || !allowed.contains(value)) {
            throw new BadInputException("The method fourier-auxiliary needs the axis '" + axis
                    + "' in the grid with values from " + allowed + (value == null ? "." : ", not '" + value + "'."));
        }
        return value;
    }
}
