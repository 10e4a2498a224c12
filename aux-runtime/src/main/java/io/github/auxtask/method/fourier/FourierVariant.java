package io.github.auxtask.method.fourier;

import io.github.auxtask.method.RunDescription;
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

    static FourierVariant of(RunDescription run) {
        return new FourierVariant(
                run.axis("architecture"),
                run.axis("task", List.of(NONE, RECON, FT)),
                run.axis(TRAINING, List.of(CLEAN, "adversarial")).equals("adversarial"));
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
}
