package io.github.auxtask.report.exchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thing that a crate's metadata describes: an object of its flat JSON-LD graph. Fields keep the order in which they were given. */
final class CrateEntity {
    private static final String ID = "@id";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * A thing of which nothing else is known yet.
     *
     * @param id a path within the crate, an address, or {@code #NAME} for what only this crate knows
     */
    CrateEntity(String id, String type) {
        fields.put(ID, id);
        fields.put("@type", type);
    }

    String id() {
        return String.valueOf(fields.get(ID));
    }

    /** Adds a field; what is not known ({@code null} or empty) is left out. */
    CrateEntity with(String key, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            fields.put(key, value);
        }
        return this;
    }

    /** Adds a field that points to another entity. */
    CrateEntity pointing(String key, CrateEntity target) {
        return pointing(key, List.of(target.id()));
    }

    /** Adds a field that points to other entities, each once; nothing if there are none. */
    CrateEntity pointing(String key, Collection<String> ids) {
        List<Map<String, String>> targets =
                ids.stream().distinct().map(id -> Map.of(ID, id)).toList();
        if (!targets.isEmpty()) {
            fields.put(key, targets.size() == 1 ? targets.get(0) : targets);
        }
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
