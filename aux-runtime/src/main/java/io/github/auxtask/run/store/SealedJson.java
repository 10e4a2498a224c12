package io.github.auxtask.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

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
            AtomicFile.write(file, text(fields));
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
        byte[] content = ReadLimit.RECORD.bytes(file);
        if (!(JSON.readTree(content) instanceof ObjectNode fields)) {
            throw new IOException("it is no JSON object");
        }
        fields.remove(SEAL);
        // A number can be written in several ways, of which the digest sees nothing: so all of the text is compared.
        if (!Arrays.equals(text(fields.deepCopy()), content)) {
            throw new IOException("its digest does not fit its content");
        }
        return fields;
    }

    /** The fields with their seal, which they get here. */
    private static byte[] text(ObjectNode fields) throws JsonProcessingException {
        fields.put(SEAL, ContentId.of(JSON.writeValueAsBytes(fields)).hex());
        return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                .writeValueAsBytes(fields);
    }
}
