package io.github.auxtask.provenance.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** The values of a record's JSON, each by the path that leads to it: {@code training.history[3].loss}. */
final class RecordFields {
    /** How long something took repeats nowhere. */
    static final Set<String> TIMES = Set.of("seconds", "imagesPerSecond");

    private RecordFields() {}

    /**
     * Adds the scalars below a node.
     *
     * @param path that leads to the node
     */
    static void collect(String path, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (!TIMES.contains(entry.getKey())) {
                    collect(path + "." + entry.getKey(), entry.getValue(), values);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), values);
            }
        } else {
            values.put(path, node);
        }
    }
}
