package io.github.auxtask.experiment.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs that start from the result of another run with the same seed: a network trained on images that another one made, an
 * ensemble of trained members.
 *
 * @param when the part of the grid that depends
 * @param run axis to value, where the needed variant differs from the one that needs it
 */
public record Dependency(VariantFilter when, Map<String, String> run) {
    public Dependency {
        run = Collections.unmodifiableMap(new LinkedHashMap<>(run));
    }

    /** The variant that this one needs. */
    public Map<String, String> neededBy(Map<String, String> variant) {
        Map<String, String> needed = new LinkedHashMap<>(variant);
        needed.putAll(run);
        return Collections.unmodifiableMap(needed);
    }
}
