package io.github.auxtask.train;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;

/** Floats as little-endian bytes, a megabyte at a time, so that large tensors are not held twice. */
final class LittleEndian {
    private static final int CHUNK = 1 << 18;

    private LittleEndian() {}

    /** Takes bytes. */
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static void pass(float[] values, Sink sink) throws IOException {
        ByteBuffer bytes = buffer(Float.BYTES * Math.min(CHUNK, values.length));
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            bytes.clear();
            FloatBuffer floats = bytes.asFloatBuffer();
            floats.put(values, from, count);
            bytes.limit(Float.BYTES * count);
            sink.take(bytes);
        }
    }

    static float[] read(FileChannel channel, int size) throws IOException {
        if (size < 0 || (long) Float.BYTES * size > channel.size() - channel.position()) {
            throw new EOFException("it is cut short");
        }
        float[] values = new float[size];
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            fill(channel, Float.BYTES * count).asFloatBuffer().get(values, from, count);
        }
        return values;
    }

    /** So many bytes, ready to be read. */
    static ByteBuffer fill(FileChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = buffer(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it is cut short");
            }
        }
        return buffer.flip();
    }
}
