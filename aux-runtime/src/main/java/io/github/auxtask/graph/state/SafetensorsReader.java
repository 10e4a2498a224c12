package io.github.auxtask.graph.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
 * Reads the header of the safetensors format, trusting nothing in it: it must lie within the file, tensors must fill the rest of
 * it exactly, without holes or overlaps, and each must be as long as its shape and type say. Every complaint is an IOException that
 * completes "cannot be read: ...".
 */
public final class SafetensorsReader {
    /** Hundred bytes a tensor are usual. */
    private static final int LONGEST_HEADER = 32 << 20;

    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_DIMENSIONS = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FileChannel channel;

    /**
     * What the header says.
     *
     * @param base where the values begin in the file
     */
    public record Contents(Map<String, String> metadata, List<StoredTensor> tensors, long base) {}

    public SafetensorsReader(FileChannel channel) {
        this.channel = channel;
    }

    public Contents read() throws IOException {
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
        List<StoredTensor> tensors = tensors(header);
        long base = Long.BYTES + headerLength;
        checkPlaces(tensors, size - base);
        return new Contents(metadata(header.path(Safetensors.METADATA)), tensors, base);
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
        if (!node.isMissingNode() && !node.isObject()) {
            throw new IOException("its metadata is not a JSON object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new IOException("its metadata " + entry.getKey() + " is not a text");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static List<StoredTensor> tensors(JsonNode header) throws IOException {
        if (header.size() > MOST_TENSORS) {
            throw new IOException("it has " + header.size() + " tensors, more than the " + MOST_TENSORS + " allowed");
        }
        List<StoredTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                tensors.add(tensor(entry.getKey(), entry.getValue()));
            }
        }
        return tensors;
    }

    private static StoredTensor tensor(String name, JsonNode tensor) throws IOException {
        StoredType type = StoredType.named(tensor.path("dtype").asText());
        List<Long> shape = naturals(name, tensor.path("shape"));
        List<Long> places = naturals(name, tensor.path("data_offsets"));
        if (places.size() != 2) {
            throw new IOException("tensor " + name + " has no data_offsets");
        }
        if (shape.size() > MOST_DIMENSIONS) {
            throw new IOException("tensor " + name + " has " + shape.size() + " dimensions");
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
        return new StoredTensor(name, type.name(), shape, elements, places.get(0), places.get(1));
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

    private static void checkPlaces(List<StoredTensor> tensors, long available) throws IOException {
        List<StoredTensor> ordered = new ArrayList<>(tensors);
        ordered.sort(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end));
        long expected = 0;
        for (StoredTensor tensor : ordered) {
            if (tensor.begin() != expected) {
                throw new IOException(
                        "tensor " + tensor.name() + " begins at " + tensor.begin() + " instead of " + expected);
            }
            expected = tensor.end();
        }
        if (expected != available) {
            String how = available < expected ? "it is cut short: " : "it has bytes to spare: ";
            throw new IOException(how + available + " bytes of values instead of " + expected);
        }
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
