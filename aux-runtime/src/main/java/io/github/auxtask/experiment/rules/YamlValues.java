package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.experiment.spec.VariantFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The shapes that keep coming back in {@code reproduction.yaml}; absent nodes are empty. */
final class YamlValues {
    private YamlValues() {}

    /** A word as it was written: a number keeps its digits, so that 0.10 stays apart from 0.1. */
    static String word(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
    }

    static List<String> texts(JsonNode node) {
        return node.isArray() ? list(node, YamlValues::word) : node.isMissingNode() ? List.of() : List.of(word(node));
    }

    static Map<String, String> words(JsonNode node) {
        Map<String, String> words = new LinkedHashMap<>();
        node.properties().forEach(entry -> words.put(entry.getKey(), word(entry.getValue())));
        return words;
    }

    static VariantFilter filter(JsonNode node) {
        return new VariantFilter(lists(node));
    }

    static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.properties().forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue())));
        return lists;
    }

    static Object scalar(JsonNode node) {
        Object value =
                node.isNumber() ? node.decimalValue() : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
        return CanonicalJson.scalar(value);
    }

    /** A setting that may be a list: scalars keep their digits, so that 0.2010 in a list stays apart from 0.201. */
    static Object setting(JsonNode node) {
        if (!node.isArray()) {
            return scalar(node);
        }
        return CanonicalJson.setting(
                list(node, item -> item.isObject() ? (Object) settings(item) : YamlNumber.written(item)));
    }

    /** Settings with dotted keys; a map within them stands for keys with its own key before theirs. */
    static Map<String, Object> settings(JsonNode node) {
        Map<String, Object> settings = new LinkedHashMap<>();
        flatten("", node, settings);
        return settings;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Object> settings) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue(), settings);
            } else {
                settings.put(key, setting(entry.getValue()));
            }
        });
    }

    static Map<String, Object> scalars(JsonNode node) {
        Map<String, Object> scalars = new LinkedHashMap<>();
        node.properties().forEach(entry -> scalars.put(entry.getKey(), scalar(entry.getValue())));
        return scalars;
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        node.forEach(item -> items.add(read.apply(item)));
        return items;
    }
}
