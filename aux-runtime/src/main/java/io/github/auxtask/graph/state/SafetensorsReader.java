package io.github.auxtask.graph.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the safetensors format, trusting nothing in it: tensors must fill the file exactly, without holes or overlaps, and
 * each must be as long as its shape and type say. Every complaint is an IOException that completes "cannot be read: ...".
 */
final class SafetensorsReader {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final FileChannel channel;

    /** One tensor's place in the file, counted from the end of the header. */
    private record Entry(String name, StoredType type, List<Long> shape, long elements, long begin, long end) {}

    SafetensorsReader(FileChannel channel) {
        this.channel = channel;
    }

    Safetensors read() throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new IOException("it is cut short, with " + size + " bytes");
        }
        long headerLength = fill(0, Long.BYTES).getLong();
        if (headerLength < 2 || headerLength > LONGEST_HEADER) {
            throw new IOException("it has no safetensors header");
        }
        if (headerLength > size - Long.BYTES) {
            throw new IOException("it is cut short within its header");
        }
        JsonNode header = header(fill(Long.BYTES, (int) headerLength).array());
        List<Entry> entries = entries(header);
        long base = Long.BYTES + headerLength;
        checkPlaces(entries, size - base);
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            shapes.put(entry.name(), entry.shape());
            values.put(entry.name(), values(entry, base + entry.begin()));
        }
        return new Safetensors(metadata(header.path(Safetensors.METADATA)), shapes, values);
    }

    private static JsonNode header(byte[] bytes) throws IOException {
        try {
            JsonNode header = JSON.readTree(bytes);
            if (header.isObject()) {
                return header;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("its header is not JSON, or names something twice", e);
        }
        throw new IOException("its header is not a JSON object");
    }

    private static Map<String, String> metadata(JsonNode node) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new IOException("its metadata " + entry.getKey() + " is not a text");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static List<Entry> entries(JsonNode header) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                entries.add(entry(entry.getKey(), entry.getValue()));
            }
        }
        return entries;
    }

    private static Entry entry(String name, JsonNode tensor) throws IOException {
        StoredType type = StoredType.named(tensor.path("dtype").asText());
        List<Long> shape = naturals(name, tensor.path("shape"));
        List<Long> places = naturals(name, tensor.path("data_offsets"));
        if (places.size() != 2) {
            throw new IOException("tensor " + name + " has no data_offsets");
        }
        long elements = 1;
        try {
            for (long dimension : shape) {
                elements = Math.multiplyExact(elements, dimension);
            }
        } catch (ArithmeticException e) {
            throw new IOException("tensor " + name + " has an impossible shape " + shape, e);
        }
        long length = places.get(1) - places.get(0);
        if (elements > Integer.MAX_VALUE - 8 || length != elements * type.bytes()) {
            throw new IOException(
                    "tensor " + name + " of shape " + shape + " has " + length + " bytes of type " + type);
        }
        return new Entry(name, type, shape, elements, places.get(0), places.get(1));
    }

    private static List<Long> naturals(String name, JsonNode array) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.canConvertToLong() || !number.isIntegralNumber() || number.longValue() < 0) {
                throw new IOException("tensor " + name + " has a shape or a place that is no number");
            }
            numbers.add(number.longValue());
        }
        if (!array.isArray()) {
            throw new IOException("tensor " + name + " has no shape or no place");
        }
        return List.copyOf(numbers);
    }

    private static void checkPlaces(List<Entry> entries, long available) throws IOException {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long expected = 0;
        for (Entry entry : ordered) {
            if (entry.begin() != expected) {
                throw new IOException(
                        "tensor " + entry.name() + " begins at " + entry.begin() + " instead of " + expected);
            }
            expected = entry.end();
        }
        if (expected != available) {
            String how = available < expected ? "it is cut short: " : "it has bytes to spare: ";
            throw new IOException(how + available + " bytes of values instead of " + expected);
        }
    }

    private float[] values(Entry entry, long position) throws IOException {
        float[] values = new float[(int) entry.elements()];
        int perChunk = CHUNK / entry.type().bytes();
        int from = 0;
        while (from < values.length) {
            int count = Math.min(perChunk, values.length - from);
            ByteBuffer bytes = fill(
                    position + (long) from * entry.type().bytes(),
                    count * entry.type().bytes());
            entry.type().decode(bytes, values, from, count);
            from += count;
        }
        return values;
    }

    private ByteBuffer fill(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("it is cut short");
            }
        }
        return bytes.flip();
    }
}
