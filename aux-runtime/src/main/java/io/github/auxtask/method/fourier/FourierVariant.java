package io.github.auxtask.method.fourier;

import io.github.auxtask.core.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final String TRAINING = "training";
    private static final String CLEAN = "clean";

    static FourierVariant of(Map<String, String> variant) {
        String architecture = variant.get("architecture");
        if (architecture == null) {
            throw new BadInputException("The method fourier-auxiliary needs the axis 'architecture' in the grid.");
        }
        return new FourierVariant(
                architecture,
                axis(variant, "task", List.of(NONE, RECON, FT)),
                axis(variant, TRAINING, List.of(CLEAN, "adversarial")).equals("adversarial"));
    }

    /** The place that differs in nothing but training on clean images; empty if this one does. */
    Optional<Map<String, String>> undefended(Map<String, String> variant) {
        if (!adversarial) {
            return Optional.empty();
        }
        Map<String, String> twin = new LinkedHashMap<>(variant);
        twin.put(TRAINING, CLEAN);
        return Optional.of(twin);
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
