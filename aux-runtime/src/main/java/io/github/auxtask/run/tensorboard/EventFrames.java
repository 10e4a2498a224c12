package io.github.auxtask.run.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files: length (8 bytes), its checksum (4), the message, its checksum (4), little-endian; checksums are
 * CRC-32C, rotated and moved by a constant so that one of a checksum is not trivial.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">the format</a>
 */
final class EventFrames {
    private static final int ROTATION = 15;
    private static final int DELTA = 0xa282ead8;
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private EventFrames() {}

    /** A message in its frame. */
    static byte[] frame(byte[] message) {
        ByteBuffer out =
                ByteBuffer.allocate(HEADER + message.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(message.length);
        out.putInt(masked(out.array(), 0, Long.BYTES));
        out.put(message);
        out.putInt(masked(message, 0, message.length));
        return out.array();
    }

    /** The messages of a file up to the first frame that is torn or whose checksums do not fit. */
    static List<byte[]> read(byte[] file) {
        List<byte[]> messages = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= HEADER) {
            int start = in.position();
            long length = in.getLong();
            boolean whole = in.getInt() == masked(file, start, Long.BYTES)
                    && length >= 0
                    && length <= in.remaining() - (long) Integer.BYTES;
            if (!whole) {
                break;
            }
            byte[] message = new byte[(int) length];
            in.get(message);
            if (in.getInt() != masked(message, 0, message.length)) {
                break;
            }
            messages.add(message);
        }
        return messages;
    }

    static int masked(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return Integer.rotateRight((int) crc.getValue(), ROTATION) + DELTA;
    }
}
