package io.github.auxtask.graph.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.StartingValues;
import io.github.auxtask.graph.ValueSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Fills arrays on a device, one after another, through one small block of memory outside the heap. */
public final class ArrayFiller {
    private static final int MOST = 1 << 20;

    private final NDManager manager;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    public ArrayFiller(NDManager manager) {
        this.manager = manager;
    }

    /**
     * Fills one array, row-major.
     *
     * @throws IllegalArgumentException if there are too few values or too many
     */
    public void fill(NDArray array, ParameterSpec spec, StartingValues values) {
        try (NDArray flat = array.reshape(array.size())) {
            Target target = new Target(flat, spec);
            values.fill(spec, target);
            if (target.position != array.size()) {
                throw new IllegalArgumentException(
                        "parameter " + spec.name() + " " + spec.shape() + " got " + target.position + " values");
            }
        }
    }

    private ByteBuffer room(int count) {
        int bytes = Float.BYTES * count;
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return memory.clear().limit(bytes);
    }

    /** One array while it is filled. */
    private final class Target implements ValueSink {
        private final NDArray flat;
        private final ParameterSpec spec;
        private long position;

        Target(NDArray flat, ParameterSpec spec) {
            this.flat = flat;
            this.spec = spec;
        }

        @Override
        public void append(FloatBuffer values) {
            if (values.remaining() > flat.size() - position) {
                throw new IllegalArgumentException(
                        "parameter " + spec.name() + " " + spec.shape() + " got too many values");
            }
            while (values.hasRemaining()) {
                int count = Math.min(MOST, values.remaining());
                ByteBuffer room = room(count);
                room.asFloatBuffer().put(values.slice(values.position(), count));
                values.position(values.position() + count);
                write(room, count);
            }
        }

        /** On a CPU the new array is the memory itself, so it has to be copied before the memory is used again. */
        private void write(ByteBuffer room, int count) {
            try (NDArray chunk = manager.create(room, new Shape(count), DataType.FLOAT32)) {
                flat.set(new NDIndex("{}:{}", position, position + count), chunk);
            }
            position += count;
        }
    }
}
