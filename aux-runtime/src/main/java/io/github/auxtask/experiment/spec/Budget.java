package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of the paper is run.
 *
 * @param name {@code smoke}, {@code quick}, {@code full}, ...; also the folder of the records below {@code runs/}
 * @param evidence whether the results may be shown as evidence at all
 * @param seeds every variant is run once with each
 * @param settings what differs from the reproduction's own settings; if nothing does, its runs are the paper's, whatever it is
 *     called
 * @param only the part of the grid that is run
 * @param evaluations names of the evaluations that are made
 * @param data the images it runs on, where they are others than the paper's, such as a part that is at hand; {@code null} for the paper's
 * @param overrides what differs besides, in parts of the grid; the later of two that set the same counts
 */
public record Budget(
        String name,
        boolean evidence,
        List<Long> seeds,
        Map<String, Object> settings,
        VariantFilter only,
        List<String> evaluations,
        @Nullable DataRef data,
        List<VariantSettings> overrides) {
    public Budget {
        seeds = List.copyOf(seeds);
        settings = CanonicalJson.settings(settings);
        evaluations = List.copyOf(evaluations);
        overrides = List.copyOf(overrides);
    }

    /** On the paper's images, with the same changes everywhere. */
    public Budget(
            String name,
            boolean evidence,
            List<Long> seeds,
            Map<String, Object> settings,
            VariantFilter only,
            List<String> evaluations) {
        this(name, evidence, seeds, settings, only, evaluations, null, List.of());
    }

    /** What differs from the reproduction's own settings in one variant. */
    public Map<String, Object> settings(Map<String, String> variant) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        overrides.stream()
                .filter(override -> override.when().matches(variant))
                .forEach(override -> all.putAll(override.settings()));
        return all;
    }
}
