package io.github.auxtask.experiment.rules;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Checks a {@code reproduction.yaml} against its JSON schema, {@code reproduction.schema.json}, and says in one sentence
 * where it departs from it. The schema's descriptions are the second half of these sentences: "... must be DESCRIPTION".
 */
final class ReproductionSchema {
    private static final String RESOURCE = "reproduction.schema.json";
    private static final JsonNode TEXT = load();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    /**
     * A departure from the schema.
     *
     * @param unknownKey a mistyped key is usually the cause of a missing one, so it is told first
     */
    private record Problem(List<String> path, String sentence, boolean unknownKey) {}

    private ReproductionSchema() {}

    /** Complains about the first unknown key, else about the first departure in the order of the file. */
    static void validate(YamlDocument document) {
        SCHEMA.validate(document.root()).stream()
                .map(error -> problem(error, document.root()))
                .min(Comparator.comparing((Problem problem) -> !problem.unknownKey())
                        .thenComparing(problem -> document.line(problem.path()))
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
                        "unknown key '" + property + "'" + in(path) + Suggestion.hint(property, known),
                        true);
            }
            case "required", "dependentRequired" -> {
                return new Problem(
                        path,
                        "the key '" + missing(error, root.at(pointer(path))) + "' is missing" + in(path) + ".",
                        false);
            }
            case "propertyNames" -> {
                String allowed = referenced(rule(error).path("propertyNames"))
                        .path("description")
                        .asText();
                return new Problem(
                        extended(path, property), "the key '" + property + "' must be " + allowed + ".", false);
            }
            default -> {
                return must(error, path, root);
            }
        }
    }

    private static Problem must(Error error, List<String> path, JsonNode root) {
        String description = rule(error).path("description").asText("something else");
        String subject = path.isEmpty() ? "the file" : "'" + String.join(".", path) + "'";
        JsonNode value = root.at(pointer(path));
        String is =
                value.isValueNode() ? " is " + (value.isTextual() ? "'" + value.asText() + "'" : value) + ", but" : "";
        return new Problem(path, subject + is + " must be " + description + ".", false);
    }

    /** The part of the schema whose keyword complained. */
    private static JsonNode rule(Error error) {
        List<String> keyword = path(error.getSchemaLocation().getFragment());
        return TEXT.at(pointer(keyword.subList(0, keyword.size() - 1)));
    }

    private static JsonNode referenced(JsonNode rule) {
        String reference = rule.path("$ref").asText("");
        return reference.startsWith("#/") ? TEXT.at(reference.substring(1)) : rule;
    }

    /** Of a dependency between keys, the library names the key that asks; the one that lacks is in the arguments. */
    private static String missing(Error error, JsonNode object) {
        String property = error.getProperty();
        return Stream.concat(
                        Stream.ofNullable(property),
                        Arrays.stream(error.getArguments()).map(String::valueOf))
                .filter(name -> !object.has(name))
                .findFirst()
                .orElse(String.valueOf(property));
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
