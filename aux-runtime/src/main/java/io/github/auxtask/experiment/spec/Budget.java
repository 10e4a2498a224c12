package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import java.util.List;
import java.util.Map;

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
 */
public record Budget(
        String name,
        boolean evidence,
        List<Long> seeds,
        Map<String, Object> settings,
        VariantFilter only,
        List<String> evaluations) {
    public Budget {
        seeds = List.copyOf(seeds);
        settings = CanonicalJson.settings(settings);
        evaluations = List.copyOf(evaluations);
    }
}
