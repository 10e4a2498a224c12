package io.github.auxtask.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every field of a record must be there but for those that are left out where they are empty, none may be unknown, and only those
 * that may be empty may be {@code null}.
 */
final class RecordShape {
    /** Looking at classes is slow, and a folder may hold a thousand records with two hundred epochs each. */
    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    /**
     * What a field may hold.
     *
     * @param list whether it is a list
     * @param lists whether it is lists by name
     * @param record the form of the object, or of the lists' items; {@code null} for anything else
     * @param optional whether it may be left out
     */
    private record Field(
            boolean list, boolean lists, @Nullable Class<?> record, boolean nullable, boolean optional) {}

    private RecordShape() {}

    static void check(JsonNode tree, String file) {
        check(tree, RunRecord.class, "", file);
    }

    /** Where Jackson stumbled: {@code training.history[3].loss}. */
    static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static void check(JsonNode node, Class<?> type, String path, String file) {
        if (!node.isObject()) {
            throw new BadInputException(
                    file + ": field '" + path.replaceFirst("\\.$", "") + "' must be a JSON object.");
        }
        Map<String, Field> fields = FIELDS.get(type);
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.containsKey(name)) {
                throw new BadInputException(
                        file + ": unknown field '" + path + name + "'" + Suggestion.hint(name, fields.keySet()));
            }
        });
        fields.forEach((name, field) -> {
            JsonNode value = node.get(name);
            if (value != null) {
                check(value, field, path + name, file);
            } else if (!field.optional()) {
                throw new BadInputException(file + ": field '" + path + name + "' is missing.");
            }
        });
    }

    private static void check(JsonNode value, Field field, String path, String file) {
        if (value.isNull()) {
            if (!field.nullable()) {
                throw new BadInputException(file + ": field '" + path + "' must not be null.");
            }
        } else if (field.record() != null && field.list()) {
            checkItems(value, field.record(), path, file);
        } else if (field.record() != null && field.lists()) {
            Class<?> record = field.record();
            value.properties()
                    .forEach(entry -> checkItems(entry.getValue(), record, path + "." + entry.getKey(), file));
        } else if (field.record() != null) {
            check(value, field.record(), path + ".", file);
        }
    }

    private static void checkItems(JsonNode list, Class<?> record, String path, String file) {
        for (int i = 0; i < list.size(); i++) {
            check(list.get(i), record, path + "[" + i + "].", file);
        }
    }

    private static Map<String, Field> fields(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields.putAll(fields(component.getType()));
                continue;
            }
            boolean list = component.getType() == List.class;
            boolean lists = isListsByName(component.getGenericType());
            Class<?> record = component.getType();
            if (list || lists) {
                record = item(lists ? values(component.getGenericType()) : component.getGenericType());
            }
            boolean ours = record.isRecord() && record.getPackage() == RunRecord.class.getPackage();
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
            boolean optional = include != null && include.value() != JsonInclude.Include.ALWAYS;
            fields.put(component.getName(), new Field(list, lists, ours ? record : null, nullable, optional));
        }
        return fields;
    }

    private static boolean isListsByName(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() == Map.class
                && values(type) instanceof ParameterizedType values
                && values.getRawType() == List.class;
    }

    private static Type values(Type map) {
        return ((ParameterizedType) map).getActualTypeArguments()[1];
    }

    private static Class<?> item(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
