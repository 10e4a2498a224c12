package io.github.auxtask.report.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of a file as a JSON schema (draft 2020-12), read from the classes that are written to it, so that the two cannot drift apart. For
 * those who read records and reports with other tools.
 */
public final class JsonForm {
    private static final String TYPE = "type";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<Class<?>> INTEGERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class);

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private JsonForm() {}

    /**
     * The schema of a file.
     *
     * @param id its address
     * @param title in a line
     * @param type that is written
     * @param more fields that the file has besides
     */
    public static ObjectNode schema(String id, String title, Class<?> type, Map<String, ObjectNode> more) {
        JsonForm form = new JsonForm();
        ObjectNode root = object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", id);
        root.put("title", title);
        ObjectNode body = form.record(type);
        new TreeMap<>(more).forEach((name, schema) -> {
            ((ObjectNode) body.get("properties")).set(name, schema);
            ((ArrayNode) body.get("required")).add(name);
        });
        root.setAll(body);
        ObjectNode all = root.putObject("$defs");
        form.definitions.forEach(all::set);
        return root;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = object();
        schema.put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        components(type, properties, required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private void components(Class<?> type, ObjectNode properties, ArrayNode required) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                components(component.getType(), properties, required);
                continue;
            }
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
            properties.set(name, of(component.getAnnotatedType()));
            JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
            if (include == null || include.value() == JsonInclude.Include.ALWAYS) {
                required.add(name);
            }
        }
    }

    private ObjectNode of(AnnotatedType annotated) {
        ObjectNode schema = of(annotated.getType());
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put(TYPE, "null"));
        return either;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            ObjectNode schema = object();
            if (generic.getRawType() == List.class) {
                schema.put(TYPE, "array").set("items", nullable(arguments[0]));
            } else {
                schema.put(TYPE, "object").set("additionalProperties", nullable(arguments[1]));
            }
            return schema;
        }
        return of((Class<?>) type);
    }

    /** Items of a list may be missing, as the numbers of a row are where a run was not evaluated. */
    private ObjectNode nullable(Type type) {
        ObjectNode either = object();
        ObjectNode schema = of(type);
        if (schema.isEmpty()) {
            return schema;
        }
        either.putArray("anyOf").add(schema).add(object().put(TYPE, "null"));
        return either;
    }

    private ObjectNode of(Class<?> type) {
        if (type == ContentId.class) {
            return object().put(TYPE, "string").put("pattern", "^[0-9a-f]{64}$");
        }
        if (type.isEnum()) {
            ObjectNode words = object();
            ArrayNode all = words.putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                all.add(((Enum<?>) constant).name());
            }
            return words;
        }
        if (type.isRecord() && type != NeededRun.class) {
            String name = name(type);
            if (!definitions.containsKey(name)) {
                definitions.put(name, object());
                definitions.put(name, record(type));
            }
            return object().put("$ref", DEFINITIONS + name);
        }
        String word = word(type);
        return word.isEmpty() ? object() : object().put(TYPE, word);
    }

    private static String word(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return "integer";
        }
        if (NUMBERS.contains(type)) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == String.class ? "string" : "";
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String own = type.getSimpleName();
        return (outer == null ? own : outer.getSimpleName() + "-" + own).toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
