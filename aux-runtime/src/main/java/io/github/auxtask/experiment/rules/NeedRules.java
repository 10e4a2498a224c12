package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Dependency;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every variant that another one needs must be in the grid, be needed once in each role, and not lead back to itself. */
final class NeedRules {
    private final YamlDocument yaml;
    private final Reproduction reproduction;
    private final Set<Map<String, String>> variants;
    private final Set<Map<String, String>> checked = new HashSet<>();

    NeedRules(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.reproduction = reproduction;
        this.variants = new LinkedHashSet<>(reproduction.variants());
    }

    void check() {
        if (reproduction.needs().isEmpty()) {
            return;
        }
        variants.forEach(variant -> follow(variant, new ArrayList<>()));
    }

    /** @param path from the variant that was asked for to the one that needs this one */
    private void follow(Map<String, String> variant, List<Map<String, String>> path) {
        if (checked.contains(variant)) {
            return;
        }
        path.add(variant);
        Set<Need> needs = new HashSet<>();
        for (int i = 0; i < reproduction.needs().size(); i++) {
            Dependency dependency = reproduction.needs().get(i);
            if (dependency.when().matches(variant)) {
                for (Map<String, String> needed : dependency.neededBy(variant)) {
                    exists(variant, needed, i);
                    once(variant, needed, dependency, needs, i);
                    leadsElsewhere(needed, path, i);
                    follow(needed, path);
                }
            }
        }
        path.remove(path.size() - 1);
        checked.add(variant);
    }

    private void exists(Map<String, String> variant, Map<String, String> needed, int index) {
        if (!variants.contains(needed)) {
            throw bad(name(variant) + " needs " + name(needed) + ", which 'exclude' leaves out of the grid.", index);
        }
    }

    private void once(
            Map<String, String> variant,
            Map<String, String> needed,
            Dependency dependency,
            Set<Need> needs,
            int index) {
        for (long seed : dependency.seeds().of(1)) {
            if (!needs.add(new Need(dependency.as(), needed, seed))) {
                throw bad(name(variant) + " needs " + name(needed) + " twice" + dependency.role() + ".", index);
            }
        }
    }

    /** Also with other seeds: what needs itself with another seed would need runs without end. */
    private void leadsElsewhere(Map<String, String> needed, List<Map<String, String>> path, int index) {
        int start = path.indexOf(needed);
        if (start >= 0) {
            List<String> circle = new ArrayList<>();
            path.subList(start, path.size()).forEach(variant -> circle.add(name(variant)));
            circle.add(name(needed));
            throw bad("'needs' goes in a circle: " + String.join(" needs ", circle) + ".", index);
        }
    }

    private record Need(String as, Map<String, String> variant, long seed) {}

    private static String name(Map<String, String> variant) {
        return String.join("/", variant.values());
    }

    private BadInputException bad(String what, int index) {
        return yaml.bad(List.of("needs", Integer.toString(index)), what);
    }
}
