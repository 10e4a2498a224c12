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
