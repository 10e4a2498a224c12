package io.github.auxtask.experiment.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs that start from the results of others: a network trained on images that another one made, an ensemble of trained members.
 *
 * @param when the part of the grid that depends
 * @param as the role in which it needs the others, for example {@code source}; empty if there is only one
 * @param run axis to values, where the needed variants differ from the one that needs them; several values ask for several variants
 * @param seeds with which each of them is trained
 * @param line where it stands in {@code reproduction.yaml}
 */
public record Dependency(VariantFilter when, String as, Map<String, List<String>> run, NeededSeeds seeds, int line) {
    public Dependency {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        run.forEach((axis, values) -> copy.put(axis, List.copyOf(values)));
        run = Collections.unmodifiableMap(copy);
    }

    /** The variants that this one needs, in the order of the values; the first axis changes slowest. */
    public List<Map<String, String>> neededBy(Map<String, String> variant) {
        List<Map<String, String>> needed = List.of(variant);
        for (Map.Entry<String, List<String>> axis : run.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> known : needed) {
                for (String value : axis.getValue()) {
                    Map<String, String> changed = new LinkedHashMap<>(known);
                    changed.put(axis.getKey(), value);
                    more.add(Collections.unmodifiableMap(changed));
                }
            }
            needed = more;
        }
        return needed;
    }

    /** For messages: {@code (as: members)}, or nothing. */
    public String role() {
        return as.isEmpty() ? "" : " (as: " + as + ")";
    }
}
