package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A value as people write it on one line of YAML, with no more quotes than needed: {@code {name: shapes, seeds: [1, 2]}}. */
final class FlowYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9 ._/-]*");

    private FlowYaml() {}

    static String of(JsonNode value) {
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.properties().forEach(entry -> entries.add(entry.getKey() + ": " + of(entry.getValue())));
            return "{" + String.join(", ", entries) + "}";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(of(item)));
            return "[" + String.join(", ", items) + "]";
        }
        String text = value.asText();
        return !value.isTextual() || PLAIN.matcher(text).matches() ? text : "\"" + text + "\"";
    }
}
