package io.github.auxtask.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as a safetensors file: eight bytes with the header's length, a JSON header, the values in little endian. The
 * header's metadata hold the progress as JSON, a number that rises with every checkpoint of a run, and the SHA-256 of both and
 * of all names and values.
 */
final class CheckpointFile {
    private static final String FORMAT = "auxtask-checkpoint/1";
    private static final String METADATA = "__metadata__";
    private static final int LONGEST_HEADER = 1 << 26;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {}

    /** A checkpoint with its place in the run's sequence. */
    record Numbered(long sequence, Checkpoint checkpoint) {}

    static void write(Path file, Numbered numbered) {
        Checkpoint checkpoint = numbered.checkpoint();
        String progress = text(checkpoint.progress());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("sequence", Long.toString(numbered.sequence()));
        metadata.put("progress", progress);
        metadata.put("sha256", digest(numbered.sequence(), progress, checkpoint.tensors()).hex());
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long offset = 0;
        for (Map.Entry<String, float[]> tensor : checkpoint.tensors().entrySet()) {
            long end = offset + (long) Float.BYTES * tensor.getValue().length;
            header.put(
                    tensor.getKey(),
                    Map.of(
                            "dtype", "F32",
                            "shape", List.of(tensor.getValue().length),
                            "data_offsets", List.of(offset, end)));
            offset = end;
        }
        byte[] json = text(header).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, channel -> {
            ByteBuffer length = LittleEndian.buffer(Long.BYTES).putLong(json.length).flip();
            AtomicFile.writeAll(channel, length);
            AtomicFile.writeAll(channel, ByteBuffer.wrap(json));
            for (float[] values : checkpoint.tensors().values()) {
                LittleEndian.pass(values, bytes -> AtomicFile.writeAll(channel, bytes));
            }
        });
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if it cannot be read, or is not whole
     */
    static Numbered read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            JsonNode header = header(channel);
            JsonNode metadata = header.path(METADATA);
            if (!metadata.path("format").asText().equals(FORMAT)) {
                throw new IOException("it has another format");
            }
            Map<String, float[]> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                if (!entry.getKey().equals(METADATA)) {
                    int size = entry.getValue().path("shape").path(0).asInt(-1);
                    tensors.put(entry.getKey(), LittleEndian.read(channel, size));
                }
            }
            long sequence = metadata.path("sequence").asLong();
            String progress = metadata.path("progress").asText();
            if (!digest(sequence, progress, tensors).hex().equals(metadata.path("sha256").asText())) {
                throw new IOException("its checksum does not fit");
            }
            return new Numbered(sequence, new Checkpoint(JSON.readValue(progress, Progress.class), tensors));
        }
    }

    private static JsonNode header(FileChannel channel) throws IOException {
        long length = LittleEndian.fill(channel, Long.BYTES).getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, channel.size())) {
            throw new IOException("it has no header");
        }
        byte[] json = LittleEndian.fill(channel, (int) length).array();
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("its header is not JSON", e);
        }
    }

    private static ContentId digest(long sequence, String progress, Map<String, float[]> tensors) {
        var digest = ContentId.sha256();
        digest.update((FORMAT + "\n" + sequence + "\n" + progress + "\n").getBytes(StandardCharsets.UTF_8));
        tensors.forEach((name, values) -> {
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                LittleEndian.pass(values, digest::update);
            } catch (IOException e) {
                throw new IllegalStateException("a digest does no input or output", e);
            }
        });
        return ContentId.from(digest);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts can always be written", e);
        }
    }
}
