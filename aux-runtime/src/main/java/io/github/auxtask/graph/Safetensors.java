package io.github.auxtask.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A network's tensors in the safetensors format, which other tools read and in which nothing can execute: eight bytes with the
 * header's length, a JSON header with name, type, shape and place of every tensor and free metadata, then the values in little
 * endian. Only float32 is written and read; other tensors of a file are passed over.
 *
 * @param metadata free texts by name
 * @param shapes by tensor name, in the file's order
 * @param values row-major, by tensor name
 */
public record Safetensors(
        Map<String, String> metadata, Map<String, List<Long>> shapes, Map<String, float[]> values) {
    private static final String METADATA = "__metadata__";
    private static final String FLOAT32 = "F32";
    private static final int ALIGNMENT = 8;
    private static final int LONGEST_HEADER = 1 << 26;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Safetensors {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The tensors of a network.
     *
     * @param specs names and shapes; the order of the file
     * @param values by name; others than those of the specs are left out
     */
    public static Safetensors of(
            Map<String, String> metadata, Collection<ParameterSpec> specs, Map<String, float[]> values) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Map<String, float[]> ordered = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            float[] value = values.get(spec.name());
            if (value == null || value.length != spec.size()) {
                throw new IllegalArgumentException("no value of shape " + spec.shape() + " for " + spec.name());
            }
            shapes.put(spec.name(), spec.shape());
            ordered.put(spec.name(), value);
        }
        return new Safetensors(metadata, shapes, ordered);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws io.github.auxtask.core.RunFailedException if it cannot be written
     */
    public void write(Path file) {
        byte[] header = header();
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).flip();
        AtomicFile.write(file, channel -> {
            AtomicFile.writeAll(channel, length);
            AtomicFile.writeAll(channel, ByteBuffer.wrap(header));
            for (float[] value : values.values()) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * value.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(value);
                AtomicFile.writeAll(channel, bytes);
            }
        });
    }

    private byte[] header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long offset = 0;
        for (Map.Entry<String, float[]> entry : values.entrySet()) {
            long end = offset + (long) Float.BYTES * entry.getValue().length;
            List<Long> shape = shapes.getOrDefault(entry.getKey(), List.of((long) entry.getValue().length));
            header.put(
                    entry.getKey(), Map.of("dtype", FLOAT32, "shape", shape, "data_offsets", List.of(offset, end)));
            offset = end;
        }
        try {
            String json = JSON.writeValueAsString(header);
            // Spaces after the header put the values at a multiple of eight, as the format advises.
            int missing = Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, ALIGNMENT);
            return (json + " ".repeat(missing)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts and numbers are always JSON", e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is missing, cut short, or not such a file
     */
    public static Safetensors read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long headerLength = fill(channel, 0, Long.BYTES).getLong();
            if (headerLength < 2 || headerLength > Math.min(LONGEST_HEADER, channel.size())) {
                throw new IOException("it has no safetensors header");
            }
            JsonNode header = JSON.readTree(fill(channel, Long.BYTES, headerLength).array());
            Map<String, String> metadata = new LinkedHashMap<>();
            header.path(METADATA).properties().forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
            Map<String, List<Long>> shapes = new LinkedHashMap<>();
            Map<String, float[]> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : header.properties()) {
                JsonNode tensor = entry.getValue();
                if (!entry.getKey().equals(METADATA) && tensor.path("dtype").asText().equals(FLOAT32)) {
                    shapes.put(entry.getKey(), StreamSupport.stream(tensor.path("shape").spliterator(), false)
                            .map(JsonNode::asLong)
                            .toList());
                    values.put(entry.getKey(), floats(channel, Long.BYTES + headerLength, tensor.path("data_offsets")));
                }
            }
            return new Safetensors(metadata, shapes, values);
        } catch (IOException e) {
            throw new BadInputException("The weights " + file.getFileName() + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private static float[] floats(FileChannel channel, long base, JsonNode offsets) throws IOException {
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (from < 0 || to < from || (to - from) % Float.BYTES != 0) {
            throw new IOException("its header is wrong");
        }
        ByteBuffer bytes = fill(channel, base + from, to - from);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer fill(FileChannel channel, long position, long length) throws IOException {
        if (position + length > channel.size() || length > Integer.MAX_VALUE) {
            throw new IOException("it is cut short");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("it is cut short");
            }
        }
        return bytes.flip();
    }
}
