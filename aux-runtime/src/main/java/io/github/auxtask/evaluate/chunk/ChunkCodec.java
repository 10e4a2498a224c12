package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.attack.AttackShare;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An {@link EvaluatedChunk} as bytes, from which it comes back bit for bit: two bytes a prediction, four a loss or norm. */
final class ChunkCodec {
    private ChunkCodec() {}

    static byte[] encode(EvaluatedChunk chunk) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(chunk.first());
            out.writeInt(chunk.predictions().length);
            out.writeInt(chunk.count());
            for (int[] row : chunk.predictions()) {
                for (int prediction : row) {
                    out.writeShort(prediction);
                }
            }
            write(out, chunk.losses());
            write(out, chunk.norms());
            EvaluatedChunk.Counts counts = chunk.counts();
            out.writeLong(counts.initiallyCorrect());
            out.writeLong(counts.successes());
            out.writeLong(counts.attacked());
            out.writeLong(counts.imageGradients());
            out.writeLong(counts.imageQueries());
            out.writeInt(chunk.shares().size());
            for (AttackShare share : chunk.shares()) {
                write(out, share);
            }
            out.writeDouble(chunk.seconds());
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes are not those of a chunk */
    static EvaluatedChunk decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int first = in.readInt();
            int rows = count(in, 1);
            int[][] predictions = new int[rows][count(in, Short.BYTES)];
            for (int[] row : predictions) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = in.readUnsignedShort();
                }
            }
            float[] losses = readFloats(in);
            float[] norms = readFloats(in);
            EvaluatedChunk.Counts counts = new EvaluatedChunk.Counts(
                    in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
            int number = count(in, 1);
            List<AttackShare> shares = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                shares.add(readShare(in));
            }
            double seconds = in.readDouble();
            if (rows == 0 || in.available() > 0) {
                throw new IOException("this is not a chunk of an evaluation");
            }
            return new EvaluatedChunk(first, predictions, losses, norms, counts, shares, seconds);
        }
    }

    /** A number of things of so many bytes at least, so that a wrong one does not ask for all the memory there is. */
    private static int count(DataInputStream in, int bytes) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / bytes) {
            throw new IOException("a chunk cannot hold so much: " + count);
        }
        return count;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[count(in, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void write(DataOutputStream out, AttackShare share) throws IOException {
        out.writeUTF(share.name());
        out.writeInt(share.attacked());
        out.writeInt(share.broken());
        out.writeInt(share.standing());
        out.writeInt(share.correctAlone());
        out.writeLong(share.imageGradients());
        out.writeLong(share.imageQueries());
        out.writeDouble(share.seconds());
    }

    private static AttackShare readShare(DataInputStream in) throws IOException {
        return new AttackShare(
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readDouble());
    }
}
