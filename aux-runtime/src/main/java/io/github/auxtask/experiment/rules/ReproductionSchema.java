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
    private static final String EXAMPLES = "examples";
    private static final JsonNode TEXT = load();
    private static final List<String> REQUIRED = texts(TEXT.path("required"));
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    /**
     * A departure from the schema.
     *
     * @param key that is unknown or missing; empty for anything else
     * @param kind a mistyped key is usually the cause of a missing one, so it is told first
     */
    private record Problem(List<String> path, String sentence, String key, Kind kind) {}

    private enum Kind {
        UNKNOWN,
        MISSING,
        VALUE
    }

    private ReproductionSchema() {}

    /**
     * Looks at the whole file.
     *
     * @throws BadInputException with every departure that is not the consequence of another one, unknown keys first, then in the order
     *     of the file
     */
    static void validate(YamlDocument document) {
        List<Problem> problems = SCHEMA.validate(document.root()).stream()
                .map(error -> problem(error, document.root()))
                .sorted(Comparator.comparing((Problem problem) -> problem.kind() != Kind.UNKNOWN)
                        .thenComparing(problem -> document.line(problem.path()))
                        .thenComparing(problem -> -problem.path().size())
                        .thenComparing(problem -> REQUIRED.indexOf(problem.key())))
                .toList();
        List<Problem> told = new ArrayList<>();
        Findings findings = new Findings(document.file());
        for (Problem problem : problems) {
            if (told.stream().noneMatch(earlier -> explains(earlier, problem))) {
                told.add(problem);
                findings.attempt(() -> {
                    throw document.bad(problem.path(), problem.sentence());
                });
            }
        }
        findings.raise();
    }

    /** Of the alternatives that a value may have, each complains; and a key that is nearly the missing one was meant to be it. */
    private static boolean explains(Problem earlier, Problem later) {
        return switch (later.kind()) {
            case UNKNOWN -> earlier.path().equals(later.path());
            case MISSING -> isCause(earlier, later);
            case VALUE -> {
                int shared = Math.min(earlier.path().size(), later.path().size());
                yield (earlier.kind() != Kind.MISSING || !later.path().isEmpty())
                        && earlier.path().subList(0, shared).equals(later.path().subList(0, shared));
            }
        };
    }

    private static boolean isCause(Problem earlier, Problem missing) {
        return switch (earlier.kind()) {
            case VALUE -> earlier.path().equals(missing.path());
            case MISSING ->
                earlier.key().equals(missing.key()) && earlier.path().equals(missing.path());
            case UNKNOWN -> {
                List<String> mapping = earlier.path().subList(0, earlier.path().size() - 1);
                yield mapping.equals(missing.path())
                        && Suggestion.nearest(earlier.key(), List.of(missing.key()))
                                .isPresent();
            }
        };
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
                        property,
                        Kind.UNKNOWN);
            }
            case "required", "dependentRequired" -> {
                String key = missing(error, root.at(pointer(path)));
                return new Problem(
                        path,
                        "the key '" + key + "' is missing" + in(path) + example(rule(error), key),
                        key,
                        Kind.MISSING);
            }
            case "propertyNames" -> {
                String allowed = referenced(rule(error).path("propertyNames"))
                        .path("description")
                        .asText();
                return new Problem(
                        extended(path, property),
                        "the key '" + property + "' must be " + allowed + ".",
                        "",
                        Kind.VALUE);
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
        return new Problem(path, subject + is + " must be " + description + ".", "", Kind.VALUE);
    }

    /** The part of the schema whose keyword complained. */
    private static JsonNode rule(Error error) {
        List<String> keyword = path(error.getSchemaLocation().getFragment());
        return TEXT.at(pointer(keyword.subList(0, keyword.size() - 1)));
    }

    /** {@code : add for example 'seeds: [1, 2]'.}, from the schema's examples. */
    private static String example(JsonNode rule, String key) {
        JsonNode property = rule.path("properties").path(key);
        JsonNode examples = property.has(EXAMPLES)
                ? property.path(EXAMPLES)
                : referenced(property).path(EXAMPLES);
        return examples.isEmpty() ? "." : "; for example\n    " + key + ": " + FlowYaml.of(examples.get(0));
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

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
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
