package io.github.auxtask.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.made.MadeArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;

/**
 * The file of one chunk of made data. It is a safetensors file, which other tools read; its metadata say what it is a chunk of, which
 * programs made it, and the SHA-256 of its values.
 *
 * @param programs id of the programs and the machine that made it
 * @param digest SHA-256 of the values
 * @param values of all arrays, little-endian, where they lie on the disk
 */
record MadeChunk(String programs, ContentId digest, ByteBuffer values) {
    private static final String FORMAT = "auxtask-made-data/1";
    private static final String METADATA = "__metadata__";
    private static final String PROGRAMS = "programs";
    private static final String DIGEST = "sha256";
    private static final String SEAL = "header-sha256";
    private static final Set<String> KNOWN = Set.of("format", "made", "chunk", "from", PROGRAMS, DIGEST, SEAL);
    private static final int ALIGNMENT = 8;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Writes a chunk, whole or not at all.
     *
     * @param values of all arrays; its position does not move
     * @return SHA-256 of the values
     * @throws io.github.auxtask.core.RunFailedException if the disk is full or the store cannot be written
     */
    static ContentId write(
            Path file, ContentId made, MadeLayout layout, int chunk, String programs, ByteBuffer values) {
        ContentId digest = digest(values);
        ObjectNode header = header(made, layout, chunk);
        ((ObjectNode) header.path(METADATA)).put(PROGRAMS, programs).put(DIGEST, digest.hex());
        ((ObjectNode) header.path(METADATA))
                .put(SEAL, ContentId.of(header.toString()).hex());
        byte[] json = padded(header);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .flip();
        AtomicFile.write(file, channel -> {
            AtomicFile.writeAll(channel, length);
            AtomicFile.writeAll(channel, ByteBuffer.wrap(json));
            AtomicFile.writeAll(channel, values.duplicate());
        });
        return digest;
    }

    /**
     * Reads and verifies a chunk.
     *
     * @throws IOException saying in a few words what is wrong with the file
     */
    static MadeChunk read(Path file, ContentId made, MadeLayout layout, int chunk) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            fill(channel, length, 0);
            long headerLength = length.getLong(0);
            if (headerLength < 2 || headerLength > LONGEST_HEADER) {
                throw new IOException("its header is damaged");
            }
            long start = Long.BYTES + headerLength;
            if (channel.size() != start + layout.bytes(chunk)) {
                throw new IOException(
                        "it has " + channel.size() + " bytes instead of " + (start + layout.bytes(chunk)));
            }
            ByteBuffer json = ByteBuffer.allocate((int) headerLength);
            fill(channel, json, Long.BYTES);
            JsonNode header = parse(json.array());
            String programs = header.path(METADATA).path(PROGRAMS).asText();
            String expected = header.path(METADATA).path(DIGEST).asText();
            if (!isOf(header, header(made, layout, chunk))) {
                throw new IOException("its header is not that of this chunk");
            }
            MappedByteBuffer values = channel.map(FileChannel.MapMode.READ_ONLY, start, layout.bytes(chunk));
            ContentId digest = digest(values);
            if (!digest.hex().equals(expected)) {
                throw new IOException("its digest does not fit its values");
            }
            return new MadeChunk(programs, digest, values.order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /**
     * Reads a chunk only to see whether its values are those that were written.
     *
     * @throws IOException if they are not
     */
    static void require(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            fill(channel, length, 0);
            long start = Long.BYTES + length.getLong(0);
            if (start < Long.BYTES + 2 || start > Long.BYTES + LONGEST_HEADER) {
                throw new IOException("its header is damaged");
            }
            ByteBuffer json = ByteBuffer.allocate((int) start - Long.BYTES);
            fill(channel, json, Long.BYTES);
            String expected = parse(json.array()).path(METADATA).path(DIGEST).asText();
            ByteBuffer values = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.max(0, channel.size() - start));
            if (!digest(values).hex().equals(expected)) {
                throw new IOException("its digest does not fit its values");
            }
        }
    }

    private static boolean isOf(JsonNode header, ObjectNode wanted) {
        if (header.path(METADATA) instanceof ObjectNode metadata) {
            metadata.remove(PROGRAMS);
            metadata.remove(DIGEST);
            metadata.remove(SEAL);
        }
        return header.equals(wanted);
    }

    /** All but who made it and the digest. */
    private static ObjectNode header(ContentId made, MadeLayout layout, int chunk) {
        ObjectNode header = JSON.createObjectNode();
        header.putObject(METADATA)
                .put("format", FORMAT)
                .put("made", made.hex())
                .put("chunk", Integer.toString(chunk))
                .put("from", Integer.toString(layout.from(chunk)));
        int offset = 0;
        for (MadeArray array : layout.arrays()) {
            int end = offset + layout.size(chunk) * array.bytes();
            ObjectNode tensor =
                    header.putObject(array.name()).put("dtype", array.type().code());
            tensor.putArray("shape")
                    .add(layout.size(chunk))
                    .add(array.shape().channels())
                    .add(array.shape().height())
                    .add(array.shape().width());
            tensor.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        return header;
    }

    private static byte[] padded(ObjectNode header) {
        try {
            String json = JSON.writeValueAsString(header);
            // Spaces after the header put the values at a multiple of eight, as the format advises.
            int missing = Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, ALIGNMENT);
            return (json + " ".repeat(missing)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts and numbers are always JSON", e);
        }
    }

    private static JsonNode parse(byte[] json) throws IOException {
        try {
            JsonNode header = JSON.readTree(json);
            checkSeal(header.deepCopy());
            return header;
        } catch (JsonProcessingException e) {
            throw new IOException("its header is damaged", e);
        }
    }

    /** Older chunks have no seal; what stands in its place in them is found by its name. */
    private static void checkSeal(JsonNode header) throws IOException {
        if (header.path(METADATA) instanceof ObjectNode metadata) {
            boolean strange = false;
            for (String name : (Iterable<String>) metadata::fieldNames) {
                strange |= !KNOWN.contains(name);
            }
            JsonNode seal = metadata.remove(SEAL);
            if (!strange
                    && (seal == null || ContentId.of(header.toString()).hex().equals(seal.asText()))) {
                return;
            }
        }
        throw new IOException("its header is damaged");
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("it ends after " + channel.size() + " bytes");
            }
        }
    }

    private static ContentId digest(ByteBuffer values) {
        MessageDigest digest = ContentId.sha256();
        digest.update(values.duplicate());
        return ContentId.from(digest);
    }
}
