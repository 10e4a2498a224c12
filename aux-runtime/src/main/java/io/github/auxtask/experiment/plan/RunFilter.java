package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.experiment.spec.VariantFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Daux.only} says: values of axes, seeds, or the beginning of a run's id.
 *
 * @param variants part of the grid
 * @param seeds empty for all
 * @param idPrefix empty for all
 */
record RunFilter(VariantFilter variants, List<Long> seeds, String idPrefix) {
    private static final String SEED = "seed";
    private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{4,64}");

    boolean matches(PlannedRun run) {
        return variants.matches(run.variant())
                && (seeds.isEmpty() || seeds.contains(run.seed()))
                && run.id().hex().startsWith(idPrefix);
    }

    /** Whether runs are chosen by the beginning of their id. */
    boolean byId() {
        return !idPrefix.isEmpty();
    }

    static RunFilter parse(@Nullable String only, Map<String, List<String>> grid) {
        if (only == null || only.isBlank()) {
            return new RunFilter(VariantFilter.ALL, List.of(), "");
        }
        if (ID_PREFIX.matcher(only.strip()).matches()) {
            return new RunFilter(VariantFilter.ALL, List.of(), only.strip());
        }
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        for (String part : only.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw bad(
                        "'" + part.strip() + "' is neither axis=value|value nor the beginning of a run's id (at least "
                                + "four hexadecimal digits).");
            }
            String axis = part.substring(0, equals).strip();
            List<String> values = List.of(part.substring(equals + 1).strip().split("\\s*\\|\\s*", -1));
            if (allowed.put(axis, values) != null) {
                throw bad("the axis '" + axis + "' is named twice; write " + axis + "=one|other.");
            }
        }
        List<Long> seeds = seeds(allowed.remove(SEED));
        allowed.forEach((axis, values) -> check(axis, values, grid));
        return new RunFilter(new VariantFilter(allowed), seeds, "");
    }

    private static void check(String axis, List<String> values, Map<String, List<String>> grid) {
        List<String> known = grid.get(axis);
        if (known == null) {
            List<String> axes = new ArrayList<>(grid.keySet());
            axes.add(SEED);
            throw bad("the grid has no axis '" + axis + "'" + Suggestion.hint(axis, axes));
        }
        for (String value : values) {
            if (!known.contains(value)) {
                throw bad("the axis '" + axis + "' has no value '" + value + "'" + Suggestion.hint(value, known));
            }
        }
    }

    private static List<Long> seeds(@Nullable List<String> texts) {
        List<Long> seeds = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            try {
                seeds.add(Long.valueOf(text));
            } catch (NumberFormatException e) {
                throw new BadInputException("-Daux.only: '" + text + "' is not a seed, which is a whole number.", e);
            }
        }
        return List.copyOf(seeds);
    }

    private static BadInputException bad(String what) {
        return new BadInputException("-Daux.only: " + what);
    }
}
