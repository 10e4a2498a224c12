package io.github.auxtask.run.store;

import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Entries of a file that only grows. Before each stands a head of three numbers of four bytes: its length, its CRC-32, and the CRC-32 of these
 * two, so that a length that was changed is told from an entry that was never finished. A process or a machine may die in the middle of
 * an entry, and what lies after a damaged one is not looked at.
 */
final class ChunkFrames {
    private static final int TOLD = 2 * Integer.BYTES;
    private static final int HEAD = TOLD + Integer.BYTES;

    private ChunkFrames() {}

    /**
     * What is whole at the beginning of a file.
     *
     * @param entries in order
     * @param length where the last of them ends
     */
    record Whole(List<byte[]> entries, int length) {}

    /** @param entry not empty: zeros, which some file systems leave where they had no time to write, are no entry */
    static byte[] frame(byte[] entry) {
        if (entry.length == 0) {
            throw new IllegalArgumentException("an entry is not empty");
        }
        ByteBuffer frame =
                ByteBuffer.allocate(HEAD + entry.length).putInt(entry.length).putInt(checksum(entry, 0, entry.length));
        return frame.putInt(checksum(frame.array(), 0, TOLD)).put(entry).array();
    }

    static Whole read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        List<byte[]> entries = new ArrayList<>();
        int whole = 0;
        while (in.remaining() > HEAD) {
            boolean isHead = checksum(file, whole, TOLD) == in.getInt(whole + TOLD);
            int length = in.getInt();
            int checksum = in.getInt();
            in.getInt();
            if (!isHead || length < 1 || length > in.remaining()) {
                break;
            }
            byte[] entry = new byte[length];
            in.get(entry);
            if (checksum(entry, 0, length) != checksum) {
                break;
            }
            entries.add(entry);
            whole = in.position();
        }
        return new Whole(entries, whole);
    }

    /**
     * Reads a file only to see whether an entry was changed; a torn last one is what a killed process leaves.
     *
     * @throws IOException if one was
     */
    static void require(Path file) throws IOException {
        byte[] content = ReadLimit.DATA.bytes(file);
        Whole whole = read(content);
        boolean nothing = whole.entries().isEmpty() && content.length > 0;
        if (nothing || isAltered(content, whole.length())) {
            throw new IOException("what lies after byte " + whole.length() + " was changed since it was written");
        }
    }

    /** Whether what follows the last whole entry was changed, and is not one that was never finished. */
    static boolean isAltered(byte[] file, int whole) {
        if (file.length - whole < HEAD) {
            return false;
        }
        ByteBuffer head = ByteBuffer.wrap(file, whole, HEAD).slice();
        int length = head.getInt(0);
        if (length == 0 && head.getInt(Integer.BYTES) == 0 && head.getInt(TOLD) == 0) {
            return false;
        }
        return checksum(file, whole, TOLD) != head.getInt(TOLD) || length < 1 || length <= file.length - whole - HEAD;
    }

    private static int checksum(byte[] bytes, int from, int count) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, count);
        return (int) crc.getValue();
    }
}
