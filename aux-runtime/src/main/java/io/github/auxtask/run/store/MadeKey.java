package io.github.auxtask.run.store;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what made data is.
 *
 * @param maker its name
 * @param version raised whenever the same settings would make something else
 * @param settings of the maker
 * @param images which images of the data set it is made from: {@code train} or {@code test}
 * @param data SHA-256 of the data set
 * @param dataSettings how the data set is read, see {@link io.github.auxtask.core.RunIdentity#dataSettings}
 * @param needs the trained runs that make it
 */
public record MadeKey(
        String maker,
        int version,
        Map<String, Object> settings,
        String images,
        String data,
        Map<String, Object> dataSettings,
        List<NeededRun> needs) {
    private static final int SCHEMA = 1;

    public MadeKey {
        settings = CanonicalJson.scalars(settings);
        dataSettings = CanonicalJson.scalars(dataSettings);
        needs = List.copyOf(needs);
    }

    /** SHA-256 of the canonical JSON of the parts. */
    public ContentId id() {
        return ContentId.of(CanonicalJson.of(parts()));
    }

    /** For people and records: {@code sign 1}. */
    public String label() {
        return maker + " " + version;
    }

    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("schema", SCHEMA);
        parts.put("maker", Map.of("name", maker, "version", version));
        parts.put("settings", settings);
        parts.put("images", images);
        parts.put("data", data);
        parts.put("data-settings", dataSettings);
        parts.put(
                "needs",
                needs.stream()
                        .map(need -> Map.of("as", need.as(), "run", need.run()))
                        .toList());
        return parts;
    }
}
