package io.github.auxtask.run.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is written when made data is complete: what it is, and the digest of every chunk. Where it is not there, or cannot be read, the
 * data is not complete.
 *
 * @param chunks SHA-256 of the values of every chunk
 */
record MadeManifest(List<ContentId> chunks) {
    private static final int SCHEMA = 1;
    private static final Set<String> OLDER =
            Set.of("schema", "id", "maker", "settings", "images", "data", "needs", "count", "digest", "chunks");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    MadeManifest {
        chunks = List.copyOf(chunks);
    }

    /** SHA-256 over the digests of the chunks, one on a line: the digest of all that was made. */
    ContentId digest() {
        StringBuilder lines = new StringBuilder("made-data/1\n");
        chunks.forEach(chunk -> lines.append(chunk).append('\n'));
        return ContentId.of(lines.toString());
    }

    void write(Path file, MadeKey key, MadeLayout layout) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("id", key.id().hex());
        fields.put("maker", key.label());
        fields.put("settings", key.settings());
        fields.put("images", key.images());
        fields.put("data", key.data());
        fields.put(
                "needs",
                key.needs().stream()
                        .map(need -> Map.of("as", need.as(), "run", need.run().hex()))
                        .toList());
        fields.put("count", layout.count());
        fields.put("digest", digest().hex());
        fields.put("chunks", chunks.stream().map(ContentId::hex).toList());
        SealedJson.write(file, fields);
    }

    /** Older ones have no seal. */
    private static JsonNode fields(Path file) throws IOException {
        JsonNode json = JSON.readTree(ReadLimit.RECORD.bytes(file));
        Set<String> names = new HashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names.equals(OLDER) ? json : SealedJson.read(file);
    }

    /**
     * Reads a manifest only to see whether it is whole.
     *
     * @throws IOException if it is not
     */
    static void require(Path file) throws IOException {
        fields(file);
    }

    /** Empty if there is none for this data, or it is damaged. */
    static Optional<MadeManifest> read(Path file, ContentId made, MadeLayout layout) {
        try {
            JsonNode json = fields(file);
            List<ContentId> chunks = new ArrayList<>();
            json.path("chunks").forEach(chunk -> chunks.add(new ContentId(chunk.asText())));
            MadeManifest manifest = new MadeManifest(chunks);
            boolean whole = json.path("schema").asInt() == SCHEMA
                    && json.path("id").asText().equals(made.hex())
                    && json.path("count").asInt() == layout.count()
                    && chunks.size() == layout.chunks()
                    && json.path("digest").asText().equals(manifest.digest().hex());
            return whole ? Optional.of(manifest) : Optional.empty();
        } catch (IOException | BadInputException e) {
            return Optional.empty();
        }
    }
}
