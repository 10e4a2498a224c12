package io.github.auxtask.graph.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.ParameterSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's tensors in the safetensors format, which other tools read and in which nothing can execute: eight bytes with the
 * header's length, a JSON header with name, type, shape and place of every tensor and free metadata, then the values in little
 * endian. Written as float32; read from every type of the format that is no float of eight bits or less.
 *
 * @param metadata free texts by name
 * @param shapes by tensor name, in the file's order
 * @param values row-major, by tensor name
 */
public record Safetensors(Map<String, String> metadata, Map<String, List<Long>> shapes, Map<String, float[]> values) {
    static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int CHUNK = 1 << 18;
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
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .flip();
        AtomicFile.write(file, channel -> {
            AtomicFile.writeAll(channel, length);
            AtomicFile.writeAll(channel, ByteBuffer.wrap(header));
            for (float[] value : values.values()) {
                write(channel, value);
            }
        });
    }

    private static void write(FileChannel channel, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        int from = 0;
        while (from < values.length) {
            int count = Math.min(CHUNK, values.length - from);
            bytes.clear().asFloatBuffer().put(values, from, count);
            AtomicFile.writeAll(channel, bytes.limit(Float.BYTES * count));
            from += count;
        }
    }

    private byte[] header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long offset = 0;
        for (Map.Entry<String, float[]> entry : values.entrySet()) {
            long end = offset + (long) Float.BYTES * entry.getValue().length;
            Map<String, Object> tensor = new LinkedHashMap<>();
            tensor.put("dtype", StoredType.F32.name());
            tensor.put("shape", shapes.getOrDefault(entry.getKey(), List.of((long) entry.getValue().length)));
            tensor.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), tensor);
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
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            return read(opened);
        }
    }

    /**
     * Reads all of an opened file.
     *
     * @throws BadInputException if it cannot be read, or has been cut since it was opened
     */
    public static Safetensors read(SafetensorsFile opened) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Map<String, float[]> values = new LinkedHashMap<>();
        opened.tensors().forEach((name, tensor) -> {
            float[] filled = new float[(int) tensor.elements()];
            opened.read(name, FloatBuffer.wrap(filled)::put);
            shapes.put(name, tensor.shape());
            values.put(name, filled);
        });
        return new Safetensors(opened.metadata(), shapes, values);
    }
}
