package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.evaluate.EvaluatedChunk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A {@link KeptChunk} as bytes, from which it comes back bit for bit: two bytes a whole number where that is enough, as it is for
 * predictions, else four; four a number, eight an exact one or a count.
 */
final class ChunkCodec {
    /** What these bytes begin with: the second form there has been. */
    private static final int FORM = 0x45430002;

    private static final int SHORT_MAX = 0xFFFF;

    private ChunkCodec() {}

    static byte[] encode(KeptChunk kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            EvaluatedChunk chunk = kept.chunk();
            out.writeInt(FORM);
            out.writeUTF(kept.kind());
            out.writeInt(chunk.first());
            out.writeInt(chunk.count());
            out.writeDouble(kept.seconds());
            out.writeInt(chunk.columns().size());
            for (Map.Entry<String, Object> column : chunk.columns().entrySet()) {
                out.writeUTF(column.getKey());
                write(out, column.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Object values) throws IOException {
        if (values instanceof int[] ints) {
            boolean small = true;
            for (int value : ints) {
                small &= value >= 0 && value <= SHORT_MAX;
            }
            out.writeByte(small ? 's' : 'i');
            out.writeInt(ints.length);
            for (int value : ints) {
                if (small) {
                    out.writeShort(value);
                } else {
                    out.writeInt(value);
                }
            }
        } else if (values instanceof long[] longs) {
            out.writeByte('l');
            out.writeInt(longs.length);
            for (long value : longs) {
                out.writeLong(value);
            }
        } else if (values instanceof float[] floats) {
            out.writeByte('f');
            out.writeInt(floats.length);
            for (float value : floats) {
                out.writeFloat(value);
            }
        } else if (values instanceof double[] doubles) {
            out.writeByte('d');
            out.writeInt(doubles.length);
            for (double value : doubles) {
                out.writeDouble(value);
            }
        } else {
            String[] texts = (String[]) values;
            out.writeByte('t');
            out.writeInt(texts.length);
            for (String text : texts) {
                out.writeUTF(text);
            }
        }
    }

    /** @throws IOException if the bytes are not those of a chunk */
    static KeptChunk decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORM) {
                throw new IOException("this is not a chunk of an evaluation");
            }
            String kind = in.readUTF();
            int first = in.readInt();
            int count = in.readInt();
            double seconds = in.readDouble();
            if (first < 0 || count < 1) {
                throw new IOException("a chunk of " + count + " images from " + first + " on");
            }
            EvaluatedChunk chunk = EvaluatedChunk.of(first, count);
            int columns = in.readInt();
            for (int i = 0; i < columns; i++) {
                chunk = read(in, chunk, in.readUTF());
            }
            if (in.available() > 0) {
                throw new IOException("a chunk has more bytes than columns");
            }
            return new KeptChunk(kind, chunk, seconds);
        }
    }

    private static EvaluatedChunk read(DataInputStream in, EvaluatedChunk chunk, String name) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case 's', 'i' -> {
                int[] ints = new int[length(in, type == 's' ? Short.BYTES : Integer.BYTES)];
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = type == 's' ? in.readUnsignedShort() : in.readInt();
                }
                yield chunk.with(name, ints);
            }
            case 'l' -> {
                long[] longs = new long[length(in, Long.BYTES)];
                for (int i = 0; i < longs.length; i++) {
                    longs[i] = in.readLong();
                }
                yield chunk.with(name, longs);
            }
            case 'f' -> {
                float[] floats = new float[length(in, Float.BYTES)];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = in.readFloat();
                }
                yield chunk.with(name, floats);
            }
            case 'd' -> {
                double[] doubles = new double[length(in, Double.BYTES)];
                for (int i = 0; i < doubles.length; i++) {
                    doubles[i] = in.readDouble();
                }
                yield chunk.with(name, doubles);
            }
            case 't' -> {
                String[] texts = new String[length(in, Short.BYTES)];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = in.readUTF();
                }
                yield chunk.with(name, texts);
            }
            default -> throw new IOException("a chunk has no columns of type " + type);
        };
    }

    /** A number of things of so many bytes at least, so that a wrong one does not ask for all the memory there is. */
    private static int length(DataInputStream in, int bytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / bytes) {
            throw new IOException("a chunk cannot hold so much: " + length);
        }
        return length;
    }
}
