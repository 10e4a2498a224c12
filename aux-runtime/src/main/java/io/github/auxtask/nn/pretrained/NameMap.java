package io.github.auxtask.nn.pretrained;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which parameter of a network a stored tensor belongs to. A rule names a tensor, or with one star a whole family of them: {@code
 * head.fc.*} to {@code classifier.6.*}. A rule for a single name comes before one for a family, and families count in their order.
 */
public final class NameMap {
    private static final NameMap SAME = new NameMap(List.of(new NameRule("*", null, "*", NameRule.Change.NONE)));

    private final Map<String, NameRule> single = new LinkedHashMap<>();
    private final List<NameRule> families;

    private NameMap(List<NameRule> rules) {
        this.families = rules.stream().filter(NameRule::isFamily).toList();
        rules.stream().filter(rule -> !rule.isFamily()).forEach(rule -> single.put(rule.stored(), rule));
    }

    /** Every stored tensor has its parameter's name. */
    public static NameMap same() {
        return SAME;
    }

    /**
     * A map with these rules.
     *
     * @throws IllegalArgumentException if two of them are for the same name
     */
    public static NameMap of(List<NameRule> rules) {
        NameMap map = new NameMap(rules);
        if (map.single.size() + map.families.size() < rules.size()
                || map.families.stream().map(NameRule::stored).distinct().count() < map.families.size()) {
            throw new IllegalArgumentException("two rules are for the same name");
        }
        return map;
    }

    /**
     * The same for a file in which the network is a part of something else, as {@code module.} of a model that was trained on several cards.
     *
     * @param prefix of every name; empty for none
     * @param ignored stored names that the network has no use for
     */
    public NameMap within(String prefix, Collection<String> ignored) {
        List<NameRule> rules = new ArrayList<>();
        ignored.forEach(name -> rules.add(new NameRule(name, null, name, NameRule.Change.IGNORED)));
        Stream.concat(single.values().stream(), families.stream())
                .map(rule -> new NameRule(prefix + rule.stored(), rule.shape(), rule.parameter(), rule.change()))
                .filter(rule -> !ignored.contains(rule.stored()))
                .forEach(rules::add);
        return of(rules);
    }

    /** The rule for a stored tensor, its star filled in; {@code null} if the map does not know it. */
    @Nullable
    NameRule rule(String stored) {
        NameRule exact = single.get(stored);
        if (exact != null) {
            return exact;
        }
        return families.stream()
                .filter(rule -> rule.matches(stored))
                .map(rule -> rule.of(stored))
                .findFirst()
                .orElse(null);
    }
}
