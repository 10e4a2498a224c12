package io.github.auxtask.train.checkpoint;

import io.github.auxtask.core.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** SHA-256 of named values and what stands beside them, in their order; checkpoints and snapshots carry it among their metadata. */
final class TensorDigest {
    /** Its name among the metadata. */
    static final String KEY = "sha256";

    private static final int CHUNK = 1 << 16;

    private TensorDigest() {}

    static ContentId of(Map<String, String> metadata, Map<String, float[]> tensors) {
        MessageDigest digest = ContentId.sha256();
        metadata.forEach((key, value) -> digest.update(line(key + " " + value)));
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * CHUNK);
        tensors.forEach((name, values) -> {
            digest.update(line(name + " " + values.length));
            for (int from = 0; from < values.length; from += CHUNK) {
                int count = Math.min(CHUNK, values.length - from);
                bytes.clear().asFloatBuffer().put(values, from, count);
                digest.update(bytes.limit(Float.BYTES * count));
            }
        });
        return ContentId.from(digest);
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
