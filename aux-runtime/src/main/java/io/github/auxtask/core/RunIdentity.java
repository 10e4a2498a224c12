package io.github.auxtask.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides what a run computes, and nothing else: names of reproductions and budgets, the list of
 * evaluations and whether the result counts as evidence are left out, so two budgets with the same settings share a run.
 *
 * @param method the method's name
 * @param methodVersion raised whenever the same settings would compute something else
 * @param dataDigest SHA-256 of the data set
 * @param dataSettings how the data set is read, see {@link #dataSettings(String, Map)}; it enters only where there is any
 * @param variant axis of the grid to value
 * @param seed root of all randomness of the run
 * @param settings resolved settings
 * @param needs runs whose results this one starts from, in the order of the reproduction
 */
public record RunIdentity(
        String method,
        int methodVersion,
        String dataDigest,
        Map<String, ?> dataSettings,
        Map<String, String> variant,
        long seed,
        Map<String, ?> settings,
        List<NeededRun> needs) {
    /** The one setting of a data set that is no part of an id: where the files lie. Which files they are, the digest says. */
    public static final String FOLDER = "folder";

    private static final int SCHEMA = 1;
    private static final String NAME = "name";

    /** Of a run whose data set has no settings. */
    public RunIdentity(
            String method,
            int methodVersion,
            String dataDigest,
            Map<String, String> variant,
            long seed,
            Map<String, ?> settings,
            List<NeededRun> needs) {
        this(method, methodVersion, dataDigest, Map.of(), variant, seed, settings, needs);
    }

    /**
     * What a data set's images depend on besides its files: its settings but for {@link #FOLDER}, and its name where that has a
     * version, as in {@code my-images@2}. Empty for a data set that is read in one way only.
     *
     * @param name as in {@code reproduction.yaml}
     * @param settings as in {@code reproduction.yaml}
     */
    public static Map<String, Object> dataSettings(String name, Map<String, ?> settings) {
        Map<String, Object> decisive = new TreeMap<>(CanonicalJson.scalars(settings));
        decisive.remove(FOLDER);
        if (name.contains("@")) {
            decisive.put(NAME, name);
        }
        return decisive;
    }

    /** The images: the data set's digest, with its settings where there are any. */
    public Object data() {
        return dataSettings.isEmpty() ? dataDigest : Map.of("digest", dataDigest, "settings", dataSettings);
    }

    /** SHA-256 of the canonical JSON of the parts above; {@code needs} enters only where there are any. */
    public ContentId id() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("schema", SCHEMA);
        parts.put("method", Map.of("name", method, "version", methodVersion));
        parts.put("data", data());
        parts.put("variant", variant);
        parts.put("seed", seed);
        parts.put("settings", settings);
        if (!needs.isEmpty()) {
            parts.put("needs", needs.stream().map(NeededRun::canonical).toList());
        }
        return ContentId.of(CanonicalJson.of(parts));
    }

    /** The id of evaluating a run with these settings; the evaluation's name is only a label. */
    public static ContentId evaluation(ContentId run, Map<String, ?> settings) {
        return ContentId.of(CanonicalJson.of(Map.of("schema", SCHEMA, "run", run, "settings", settings)));
    }
}
