package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap from which arrays are handed to the device; kept between steps, because fresh ones are only freed when
 * the garbage collector comes by. On a CPU the array is this memory, so it may be refilled only once the array is done with.
 */
final class HostArray {
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /** The first values as an array of this shape. */
    NDArray floats(NDManager manager, float[] values, Shape shape) {
        ByteBuffer bytes = room(Math.multiplyExact((int) shape.size(), Float.BYTES));
        bytes.asFloatBuffer().put(values, 0, (int) shape.size());
        return manager.create(bytes, shape, DataType.FLOAT32);
    }

    /** Class indices as an int64 array [N]. */
    NDArray labels(NDManager manager, int[] labels) {
        ByteBuffer bytes = room(Long.BYTES * labels.length);
        for (int i = 0; i < labels.length; i++) {
            bytes.putLong(Long.BYTES * i, labels[i]);
        }
        return manager.create(bytes, new Shape(labels.length), DataType.INT64);
    }

    private ByteBuffer room(int bytes) {
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return memory.clear().limit(bytes);
    }
}
