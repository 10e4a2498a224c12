package io.github.auxtask.run.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads back the points of an event file, up to the first record that is torn or damaged: a killed worker may leave one at the end. */
final class EventReader {
    private static final int TYPE_BITS = 3;
    private static final int TYPE_MASK = 7;
    private static final int CONTINUED = 0x80;
    private static final int SEVEN = 7;
    private static final int LONGEST = 63;

    private EventReader() {}

    /** The points, in the order of the file. */
    static List<ScalarPoint> points(byte[] file) {
        List<ScalarPoint> points = new ArrayList<>();
        for (byte[] message : EventFrames.read(file)) {
            try {
                point(message, points);
            } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException e) {
                // no message of the kind that is written here
                break;
            }
        }
        return points;
    }

    private static void point(byte[] message, List<ScalarPoint> points) {
        double seconds = 0;
        long step = 0;
        ByteBuffer summary = null;
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long key = varint(in);
            int field = (int) (key >>> TYPE_BITS);
            if (field == EventMessage.WALL_TIME) {
                seconds = in.getDouble();
            } else if (field == EventMessage.STEP) {
                step = varint(in);
            } else if (field == EventMessage.SUMMARY) {
                summary = bytes(in);
            } else {
                skip(in, (int) (key & TYPE_MASK));
            }
        }
        if (summary == null) {
            return;
        }
        varint(summary);
        ByteBuffer value = bytes(summary);
        String tag = "";
        float number = 0;
        while (value.hasRemaining()) {
            long key = varint(value);
            int field = (int) (key >>> TYPE_BITS);
            if (field == EventMessage.TAG) {
                tag = StandardCharsets.UTF_8.decode(bytes(value)).toString();
            } else if (field == EventMessage.SIMPLE_VALUE) {
                number = value.getFloat();
            } else {
                skip(value, (int) (key & TYPE_MASK));
            }
        }
        points.add(new ScalarPoint(seconds, step, tag, number));
    }

    private static ByteBuffer bytes(ByteBuffer in) {
        int length = Math.toIntExact(varint(in));
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    private static void skip(ByteBuffer in, int type) {
        switch (type) {
            case EventMessage.VARINT -> varint(in);
            case EventMessage.FIXED_64 -> in.getLong();
            case EventMessage.BYTES -> bytes(in);
            case EventMessage.FIXED_32 -> in.getInt();
            default -> throw new IllegalArgumentException("no such type on the wire: " + type);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift <= LONGEST; shift += SEVEN) {
            int next = in.get();
            value |= (long) (next & (CONTINUED - 1)) << shift;
            if ((next & CONTINUED) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }
}
