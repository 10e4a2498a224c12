package io.github.auxtask.graph.export;

import io.github.auxtask.graph.ParameterSpec;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pickle of a tree of modules, in the few operations of protocol 2 that the TorchScript reader knows, and beside it the
 * tensors' bytes, one file each.
 */
final class ModulePickle {
    private static final int PROTOCOL = 0x80;
    private static final int NEW_OBJECT = 0x81;
    private static final int TRUE = 0x88;
    private static final int FALSE = 0x89;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, byte[]> storages = new LinkedHashMap<>();
    private final Map<String, float[]> values;

    private ModulePickle(Map<String, float[]> values) {
        this.values = values;
    }

    /**
     * Pickles a tree.
     *
     * @param values of every tensor, by full name
     */
    static ModulePickle of(ModuleTree root, Map<String, float[]> values) {
        ModulePickle pickle = new ModulePickle(values);
        pickle.bytes.write(PROTOCOL);
        pickle.bytes.write(2);
        pickle.module(root);
        pickle.text(".");
        return pickle;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Little-endian floats by the name of their file. */
    Map<String, byte[]> storages() {
        return storages;
    }

    private void module(ModuleTree module) {
        global("__torch__", module.className());
        text(")");
        bytes.write(NEW_OBJECT);
        text("}(");
        module.tensors().forEach((name, spec) -> {
            string(name);
            tensor(spec);
        });
        string("training");
        bytes.write(FALSE);
        module.children().forEach((name, child) -> {
            string(name);
            module(child);
        });
        text("ub");
    }

    /** Calls {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)}. */
    private void tensor(ParameterSpec spec) {
        float[] value = values.get(spec.name());
        if (value == null || value.length != spec.size()) {
            throw new IllegalArgumentException("no value of shape " + spec.shape() + " for " + spec.name());
        }
        String key = Integer.toString(storages.size());
        storages.put("data/" + key, littleEndian(value));
        global("torch._utils", "_rebuild_tensor_v2");
        text("((");
        string("storage");
        global("torch", "FloatStorage");
        string(key);
        string("cpu");
        integer(value.length);
        text("tQ");
        integer(0);
        integers(spec.shape());
        integers(strides(spec.shape()));
        bytes.write(spec.kind().isBuffer() ? FALSE : TRUE);
        global("collections", "OrderedDict");
        text(")RtR");
    }

    private static byte[] littleEndian(float[] value) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, value.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(value);
        return buffer.array();
    }

    private static List<Long> strides(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return List.of(strides);
    }

    private void integers(List<Long> numbers) {
        text("(");
        numbers.forEach(number -> integer(Math.toIntExact(number)));
        text("t");
    }

    private void integer(int number) {
        text("J");
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    private void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        text("X");
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(utf8.length)
                .array());
        bytes.writeBytes(utf8);
    }

    private void global(String module, String name) {
        text("c" + module + "\n" + name + "\n");
    }

    private void text(String operations) {
        bytes.writeBytes(operations.getBytes(StandardCharsets.US_ASCII));
    }
}
