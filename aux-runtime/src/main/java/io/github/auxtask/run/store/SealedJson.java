package io.github.auxtask.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Small JSON objects of the store that carry the SHA-256 of their other fields as their last one, {@code sha256}: a bit that flips on
 * the disk does not turn one measured cost, or one level of determinism, into another.
 */
public final class SealedJson {
    private static final String SEAL = "sha256";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SealedJson() {}

    /**
     * Writes an object.
     *
     * @param content what Jackson writes as an object
     * @throws io.github.auxtask.core.RunFailedException if it cannot be written
     */
    public static void write(Path file, Object content) {
        try {
            ObjectNode fields = (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(content));
            fields.put(SEAL, seal(fields));
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fields));
        } catch (IOException e) {
            throw new UncheckedIOException("texts and numbers are always JSON", e);
        }
    }

    /**
     * Reads an object as some type.
     *
     * @throws IOException if it cannot be read, is no such type, or was changed since it was written
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return JSON.treeToValue(read(file), type);
    }

    /**
     * Reads the fields of an object, without its seal.
     *
     * @throws IOException if it cannot be read, or was changed since it was written
     */
    public static ObjectNode read(Path file) throws IOException {
        if (!(JSON.readTree(ReadLimit.RECORD.bytes(file)) instanceof ObjectNode fields)) {
            throw new IOException("it is no JSON object");
        }
        String seal = fields.path(SEAL).asText();
        fields.remove(SEAL);
        if (!seal(fields).equals(seal)) {
            throw new IOException("its digest does not fit its content");
        }
        return fields;
    }

    private static String seal(ObjectNode fields) throws JsonProcessingException {
        return ContentId.of(JSON.writeValueAsBytes(fields)).hex();
    }
}
