package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.MethodRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One training: a variant of the grid, a seed, and settings in which nothing is left open.
 *
 * @param id SHA-256 of all that decides the result; see {@link RunIdentity}
 * @param variant axis to value, in the order of the grid
 * @param settings defaults, deviations, overrides and the budget's changes, resolved
 * @param evaluations what the trained network is tested on; not part of the id
 * @param needs runs that must be finished first; they come earlier in the plan
 */
public record PlannedRun(
        ContentId id,
        Map<String, String> variant,
        long seed,
        Map<String, Object> settings,
        MethodRef method,
        DataRef data,
        List<Evaluation> evaluations,
        List<NeededRun> needs) {
    private static final int LONGEST_NAME = 96;

    public PlannedRun {
        variant = Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        settings = CanonicalJson.settings(settings);
        evaluations = List.copyOf(evaluations);
        needs = List.copyOf(needs);
    }

    /** A run with the id that its configuration has. */
    public static PlannedRun of(
            Map<String, String> variant,
            long seed,
            Map<String, Object> settings,
            MethodRef method,
            DataRef data,
            List<Evaluation> evaluations,
            List<NeededRun> needs) {
        ContentId id = identity(variant, seed, settings, method, data, needs).id();
        return new PlannedRun(id, variant, seed, settings, method, data, evaluations, needs);
    }

    /** What the id is made of. */
    public RunIdentity identity() {
        return identity(variant, seed, settings, method, data, needs);
    }

    /** The ids of the runs that must be finished first, each once. */
    public Set<ContentId> neededIds() {
        Set<ContentId> ids = new LinkedHashSet<>();
        needs.forEach(need -> ids.add(need.run()));
        return Collections.unmodifiableSet(ids);
    }

    /** For people: {@code resnet18/ft/clean seed 1}. */
    public String label() {
        return String.join("/", variant.values()) + " seed " + seed;
    }

    /** Of the run's record: {@code resnet18-ft-clean-seed1-1a2b3c4d5e6f.json}; legal on every file system. */
    public String fileName() {
        String readable = (String.join("-", variant.values()) + "-seed" + seed)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "_");
        return readable.substring(0, Math.min(readable.length(), LONGEST_NAME)) + "-" + id.abbreviated() + ".json";
    }

    private static RunIdentity identity(
            Map<String, String> variant,
            long seed,
            Map<String, Object> settings,
            MethodRef method,
            DataRef data,
            List<NeededRun> needs) {
        return new RunIdentity(
                method.name(),
                method.version(),
                data.digest(),
                data.decisiveSettings(),
                variant,
                seed,
                settings,
                needs);
    }
}
