package io.github.auxtask.method.sign;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file whose values are a formula of a tensor's name and a value's place, so that it need not be kept to be compared with.
 *
 * @param path where it is written
 */
record FormulaFile(Path path) {
    private static float value(String name, long index) {
        return (Math.floorMod(name.hashCode() * 31L + index * 7919, 2003) - 1001) * 1e-4f;
    }

    /** A file of float32 tensors, and of whole numbers where one counts batches; written piece by piece. */
    Path write(Map<String, List<Long>> shapes) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, List<Long>> shape : shapes.entrySet()) {
            boolean counts = shape.getKey().endsWith(".num_batches_tracked");
            long end = offset + size(shape.getValue()) * (counts ? Long.BYTES : Float.BYTES);
            header.put(
                    shape.getKey(),
                    Map.of(
                            "dtype", counts ? "I64" : "F32",
                            "shape", shape.getValue(),
                            "data_offsets", List.of(offset, end)));
            offset = end;
        }
        byte[] json = new ObjectMapper().writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            AtomicFile.writeAll(out, little(Long.BYTES).putLong(json.length).rewind());
            AtomicFile.writeAll(out, ByteBuffer.wrap(json));
            for (Map.Entry<String, List<Long>> shape : shapes.entrySet()) {
                boolean counts = shape.getKey().endsWith(".num_batches_tracked");
                int size = Math.toIntExact(size(shape.getValue()));
                ByteBuffer bytes = little(size * (counts ? Long.BYTES : Float.BYTES));
                for (int i = 0; i < size && !counts; i++) {
                    bytes.putFloat(value(shape.getKey(), i));
                }
                AtomicFile.writeAll(out, bytes.rewind());
            }
        }
        return path;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long size(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Whether these are the values of the tensor of this name, to the bit. */
    static boolean holds(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != value(name, i)) {
                return false;
            }
        }
        return true;
    }
}
