package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings that the paper's own configuration has: those of the reproduction, its reading of every deviation, and the
 * overrides for that part of the grid. Neither a budget nor an option of the command line changes them, so a run that has
 * them is the paper's, whatever its budget is called.
 */
public final class PaperSettings {
    /** The one setting that every run has, and that the command line may change. */
    static final String PRECISION = "precision";

    /** What the change of a budget that has other images is called. */
    private static final String DATA = "data";

    private PaperSettings() {}

    /** The settings of a variant, each in its normal form. */
    public static Map<String, Object> of(Reproduction reproduction, Map<String, String> variant) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(PRECISION, Precision.FP32.toString());
        settings.putAll(reproduction.settings());
        reproduction.deviations().forEach(deviation -> settings.put(deviation.key(), deviation.use()));
        reproduction.overrides().stream()
                .filter(override -> override.when().matches(variant))
                .forEach(override -> settings.putAll(override.settings()));
        return CanonicalJson.settings(settings);
    }

    /** The settings that a budget gives another value, for any variant that it runs; empty if its runs are the paper's. */
    public static List<String> changedBy(Reproduction reproduction, Budget budget) {
        Set<String> changed = new LinkedHashSet<>();
        if (budget.data() != null) {
            changed.add(DATA);
        }
        FreeReadings readings = new FreeReadings(reproduction);
        reproduction.variants().stream().filter(budget.only()::matches).forEach(variant -> {
            Map<String, Object> paper = of(reproduction, variant);
            Map<String, Object> own = budget.settings(variant);
            // with a reading that counts as well as the paper's own, its runs are the paper's all the same
            Map<String, Object> free = readings.of(own);
            own.forEach((key, value) -> {
                if (!free.containsKey(key) && !value.equals(paper.get(key))) {
                    changed.add(key);
                }
            });
        });
        return List.copyOf(changed);
    }
}
