package io.github.auxtask.nn.pretrained;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What stands before all names of a network in a file: {@code module.} where it was trained on several cards, {@code model.} where it is
 * a part of a class that normalises.
 */
public final class NamePrefix {
    private NamePrefix() {}

    /**
     * The prefix that most of a network's tensors have in the file; of equals the shorter.
     *
     * @param stored names in the file
     * @param wanted names in the network
     * @return ends with a dot, or is empty
     */
    public static String of(Collection<String> stored, Collection<String> wanted) {
        Set<String> names = new HashSet<>(wanted);
        Map<String, Integer> counts = new HashMap<>(Map.of("", 0));
        for (String name : stored) {
            if (names.contains(name)) {
                counts.merge("", 1, Integer::sum);
            }
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                if (names.contains(name.substring(dot + 1))) {
                    counts.merge(name.substring(0, dot + 1), 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry<String, Integer>::getValue)
                        .thenComparing(entry -> -entry.getKey().length()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
