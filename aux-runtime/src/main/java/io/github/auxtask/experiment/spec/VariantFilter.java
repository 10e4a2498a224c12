package io.github.auxtask.experiment.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Part of a grid: for some axes, the values that are allowed. An axis that is not named allows all.
 *
 * @param allowed axis to values
 */
public record VariantFilter(Map<String, List<String>> allowed) {
    /** Lets everything through. */
    public static final VariantFilter ALL = new VariantFilter(Map.of());

    public VariantFilter {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        allowed.forEach((axis, values) -> copy.put(axis, List.copyOf(values)));
        allowed = Collections.unmodifiableMap(copy);
    }

    /** Whether every named axis has one of its allowed values here. */
    public boolean matches(Map<String, String> variant) {
        return allowed.entrySet().stream()
                .allMatch(entry -> entry.getValue().contains(String.valueOf(variant.get(entry.getKey()))));
    }

    /** Whether some variant could pass both. */
    public boolean overlaps(VariantFilter other) {
        return allowed.entrySet().stream().allMatch(entry -> {
            List<String> values = other.allowed.get(entry.getKey());
            return values == null || values.stream().anyMatch(entry.getValue()::contains);
        });
    }

    /** As on the command line: {@code task=ft,architecture=resnet18|googlenet}. */
    @Override
    public String toString() {
        return allowed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + String.join("|", entry.getValue()))
                .collect(Collectors.joining(","));
    }
}
