package io.github.auxtask.run.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The three kinds of {@code tensorflow.Event} messages that curves are made of, in protocol buffers' wire format.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto">event.proto and summary.proto</a>
 */
final class EventMessage {
    // fields of Event, Summary, Summary.Value and SessionLog
    static final int WALL_TIME = 1;
    static final int STEP = 2;
    static final int SUMMARY = 5;
    static final int VALUE = 1;
    static final int TAG = 1;
    static final int SIMPLE_VALUE = 2;

    // types on the wire
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int BYTES = 2;
    static final int FIXED_32 = 5;

    private static final int FILE_VERSION = 3;
    private static final int SESSION_LOG = 7;
    private static final int STATUS = 1;
    private static final int START = 1;
    private static final int TYPE_BITS = 3;
    private static final int CONTINUED = 0x80;
    private static final int SEVEN = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private EventMessage() {}

    /** The first event of every file. */
    static byte[] version(double seconds) {
        return new EventMessage()
                .fixed64(WALL_TIME, seconds)
                .bytes(FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8))
                .done();
    }

    /** Tells a TensorBoard that is looking on to forget what it has read of this run: what follows has all of it. */
    static byte[] restart(double seconds) {
        return new EventMessage()
                .fixed64(WALL_TIME, seconds)
                .varint(STEP, 0)
                .bytes(SESSION_LOG, new EventMessage().varint(STATUS, START).done())
                .done();
    }

    /** A point. */
    static byte[] point(ScalarPoint point) {
        byte[] value = new EventMessage()
                .bytes(TAG, point.tag().getBytes(StandardCharsets.UTF_8))
                .fixed32(SIMPLE_VALUE, point.value())
                .done();
        return new EventMessage()
                .fixed64(WALL_TIME, point.seconds())
                .varint(STEP, point.step())
                .bytes(SUMMARY, new EventMessage().bytes(VALUE, value).done())
                .done();
    }

    private EventMessage key(int field, int type) {
        return raw(((long) field << TYPE_BITS) | type);
    }

    private EventMessage raw(long value) {
        long rest = value;
        while ((rest & -CONTINUED) != 0) {
            bytes.write((int) (rest & (CONTINUED - 1)) | CONTINUED);
            rest >>>= SEVEN;
        }
        bytes.write((int) rest);
        return this;
    }

    private EventMessage varint(int field, long value) {
        return key(field, VARINT).raw(value);
    }

    private EventMessage fixed64(int field, double value) {
        key(field, FIXED_64);
        bytes.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    private EventMessage fixed32(int field, float value) {
        key(field, FIXED_32);
        bytes.writeBytes(ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    private EventMessage bytes(int field, byte[] value) {
        key(field, BYTES).raw(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private byte[] done() {
        return bytes.toByteArray();
    }
}
