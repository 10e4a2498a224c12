package io.github.auxtask.experiment.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.AllowedValues;
import io.github.auxtask.core.settings.SettingKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as a JSON object, which the worker tells the plugin. */
public final class CatalogueJson {
    private CatalogueJson() {}

    /** The fields of the object. */
    public static Map<String, Object> fields(CatalogueEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", entry.kind());
        fields.put("name", entry.name());
        fields.put("version", entry.version());
        fields.put("origin", entry.origin());
        fields.put(
                "settings", entry.settings().stream().map(CatalogueJson::fields).toList());
        return fields;
    }

    /**
     * Reads an object with these fields.
     *
     * @throws BadInputException if it is none: worker and plugin are of different versions
     */
    public static CatalogueEntry read(JsonNode json) {
        try {
            List<SettingKey> settings = new ArrayList<>();
            json.required("settings").forEach(setting -> settings.add(setting(setting)));
            return new CatalogueEntry(
                    json.required("kind").asText(),
                    json.required("name").asText(),
                    json.required("version").asInt(),
                    json.required("origin").asText(),
                    settings);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The worker describes " + json.path("name").asText("something")
                            + " in a form that this plugin does not read: use plugin and runtime in one version.",
                    e);
        }
    }

    private static Map<String, Object> fields(SettingKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("type", key.type().name().toLowerCase(Locale.ROOT));
        putIfThere(fields, "default", key.defaultValue());
        if (key.optional()) {
            fields.put("optional", true);
        }
        AllowedValues allowed = key.allowed();
        putIfThere(fields, "choices", allowed.choices().isEmpty() ? null : allowed.choices());
        putIfThere(fields, "minimum", allowed.minimum());
        putIfThere(fields, "maximum", allowed.maximum());
        putIfThere(fields, "items", allowed.items() == 0 ? null : allowed.items());
        putIfThere(
                fields,
                "keys",
                allowed.keys().isEmpty()
                        ? null
                        : allowed.keys().stream().map(CatalogueJson::fields).toList());
        fields.put("meaning", key.meaning());
        return fields;
    }

    private static void putIfThere(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static SettingKey setting(JsonNode json) {
        List<String> choices = new ArrayList<>();
        json.path("choices").forEach(choice -> choices.add(choice.asText()));
        List<SettingKey> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(setting(key)));
        return new SettingKey(
                json.required("name").asText(),
                SettingKey.Type.valueOf(json.required("type").asText().toUpperCase(Locale.ROOT)),
                value(json.path("default")),
                json.path("optional").asBoolean(false),
                new AllowedValues(
                        choices,
                        number(json.path("minimum")),
                        number(json.path("maximum")),
                        json.path("items").asInt(0),
                        keys),
                json.required("meaning").asText());
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(item -> list.add(Objects.requireNonNull(value(item))));
            return list;
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties()
                    .forEach(entry -> map.put(entry.getKey(), Objects.requireNonNull(value(entry.getValue()))));
            return map;
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNumber() ? json.decimalValue() : json.asText();
    }

    private static @Nullable BigDecimal number(JsonNode json) {
        return json.isNumber() ? json.decimalValue() : null;
    }
}
