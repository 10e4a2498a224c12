package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is run: which method on which data, in which variants, with which settings, and how much of it.
 *
 * @param datasets the first is the one that runs use unless {@link Reproduction#DATASET_AXIS} names another
 * @param grid axis to values, in order; variants are their product
 * @param exclude parts of the product that make no sense and are never run
 * @param settings of all runs, before deviations, overrides and budgets
 * @param overrides settings of parts of the grid
 * @param deviations where paper and released code differ
 * @param needs which runs start from the result of others
 * @param budgets by name, in the order of the file
 * @param evaluations what trained runs are tested on
 */
public record Design(
        MethodRef method,
        List<DataRef> datasets,
        Map<String, List<String>> grid,
        List<VariantFilter> exclude,
        Map<String, Object> settings,
        List<VariantSettings> overrides,
        List<Deviation> deviations,
        List<Dependency> needs,
        Map<String, Budget> budgets,
        List<Evaluation> evaluations) {
    public Design {
        datasets = List.copyOf(datasets);
        grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
        exclude = List.copyOf(exclude);
        settings = CanonicalJson.settings(settings);
        overrides = List.copyOf(overrides);
        deviations = List.copyOf(deviations);
        needs = List.copyOf(needs);
        budgets = Collections.unmodifiableMap(new LinkedHashMap<>(budgets));
        evaluations = List.copyOf(evaluations);
    }

    /** All variants of the grid, without those that are excluded; the first axis changes slowest. */
    public List<Map<String, String>> variants() {
        List<Map<String, String>> variants = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> variant : variants) {
                for (String value : axis.getValue()) {
                    Map<String, String> extended = new LinkedHashMap<>(variant);
                    extended.put(axis.getKey(), value);
                    longer.add(Collections.unmodifiableMap(extended));
                }
            }
            variants = longer;
        }
        return variants.stream()
                .filter(variant -> exclude.stream().noneMatch(filter -> filter.matches(variant)))
                .toList();
    }
}
