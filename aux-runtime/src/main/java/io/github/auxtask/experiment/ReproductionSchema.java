package io.github.auxtask.experiment;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.github.auxtask.core.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Checks a {@code reproduction.yaml} against its JSON schema, {@code reproduction.schema.json}, and says in one sentence
 * where it departs from it. The schema's descriptions are the second half of these sentences: "... must be DESCRIPTION".
 */
final class ReproductionSchema {
    private static final String RESOURCE = "reproduction.schema.json";
    private static final JsonNode TEXT = load();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private record Problem(List<String> path, String sentence) {}

    private ReproductionSchema() {}

    /** Complains about the first departure in the order of the file. */
    static void validate(YamlDocument document) {
        SCHEMA.validate(document.root()).stream()
                .map(error -> problem(error, document.root()))
                .min(Comparator.comparingInt((Problem problem) -> document.line(problem.path()))
                        .thenComparing(problem -> -problem.path().size()))
                .ifPresent(problem -> {
                    throw document.bad(problem.path(), problem.sentence());
                });
    }

    private static Problem problem(Error error, JsonNode root) {
        List<String> path = path(error.getInstanceLocation());
        String property = error.getProperty();
        switch (Objects.requireNonNull(error.getKeyword())) {
            case "additionalProperties" -> {
                List<String> known = names(rule(error).get("properties"));
                return new Problem(
                        extended(path, property),
                        "unknown key '" + property + "'" + in(path) + Suggestion.hint(property, known));
            }
            case "required", "dependentRequired" -> {
                return new Problem(path, "the key '" + missing(error) + "' is missing" + in(path) + ".");
            }
            default -> {
                return must(error, path, root);
            }
        }
    }

    private static Problem must(Error error, List<String> path, JsonNode root) {
        String description = rule(error).path("description").asText("something else");
        if (error.getEvaluationPath().contains("propertyNames")) {
            String key = path.isEmpty() ? String.valueOf(error.getProperty()) : path.get(path.size() - 1);
            return new Problem(path, "the key '" + key + "' must be " + description + ".");
        }
        String subject = path.isEmpty() ? "the file" : "'" + String.join(".", path) + "'";
        JsonNode value = root.at(pointer(path));
        String is = value.isValueNode() ? " is " + (value.isTextual() ? "'" + value.asText() + "'" : value) + ", but" : "";
        return new Problem(path, subject + is + " must be " + description + ".");
    }

    /** The part of the schema whose keyword complained. */
    private static JsonNode rule(Error error) {
        List<String> keyword = path(error.getSchemaLocation().getFragment());
        return TEXT.at(pointer(keyword.subList(0, keyword.size() - 1)));
    }

    private static String missing(Error error) {
        return error.getProperty() == null ? String.valueOf(error.getArguments()[0]) : error.getProperty();
    }

    private static List<String> path(NodePath location) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(String.valueOf(location.getElement(i)));
        }
        return path;
    }

    private static JsonPointer pointer(List<String> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (String name : path) {
            pointer = pointer.appendProperty(name);
        }
        return pointer;
    }

    private static String in(List<String> path) {
        return path.isEmpty() ? "" : " in " + String.join(".", path);
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        if (properties != null) {
            properties.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private static List<String> extended(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static JsonNode load() {
        try (InputStream json = ReproductionSchema.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper().readTree(Objects.requireNonNull(json, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
