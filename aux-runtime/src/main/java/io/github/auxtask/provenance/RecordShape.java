package io.github.auxtask.provenance;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every field of a record must be there, none may be unknown, and only those that may be empty may be {@code null}. */
final class RecordShape {
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
            throw new BadInputException(file + ": field '" + path.replaceFirst("\\.$", "") + "' must be a JSON object.");
        }
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        List<String> names = components.stream().map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new BadInputException(file + ": unknown field '" + path + name + "'" + Suggestion.hint(name, names));
            }
        });
        for (RecordComponent component : components) {
            JsonNode value = node.get(component.getName());
            if (value == null) {
                throw new BadInputException(file + ": field '" + path + component.getName() + "' is missing.");
            }
            check(value, component, path + component.getName(), file);
        }
    }

    private static void check(JsonNode value, RecordComponent component, String path, String file) {
        if (value.isNull()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new BadInputException(file + ": field '" + path + "' must not be null.");
            }
        } else if (component.getType() == List.class && item(component.getGenericType()).isRecord()) {
            for (int i = 0; i < value.size(); i++) {
                Class<?> item = item(component.getGenericType());
                if (value.get(i).isObject() && item.getEnclosingClass() == RunRecord.class) {
                    check(value.get(i), item, path + "[" + i + "].", file);
                }
            }
        } else if (component.getType().isRecord() && component.getType().getPackage() == RunRecord.class.getPackage()) {
            check(value, component.getType(), path + ".", file);
        }
    }

    private static Class<?> item(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
